import { learn } from '../say.ts';
import availability from './en/availability.json';

/** What is read where one says how far one can be reached. It comes with the menu that it stands in. */
export type AvailabilityWords = typeof availability;

learn(availability);
