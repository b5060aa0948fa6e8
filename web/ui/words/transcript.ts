import { learn } from '../say.ts';
import transcript from './en/transcript.json';

/** What is read where somebody takes a conversation along. It comes with that dialog. */
export type TranscriptWords = typeof transcript;

learn(transcript);
