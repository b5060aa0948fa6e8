import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type AddNote, addNote } from '../../domain/messages/note.ts';
import type { NoteView } from '../../domain/threads/entry-views.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { UUID } from '../scalars.ts';
import { ParticipantsRefused } from '../threads/participants.ts';
import { ThreadEnded } from '../threads/shown.ts';
import { Note } from './entry.ts';

@InputType()
export class AddNoteInput implements AddNote {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) clientNoteId!: string;
  @Field(() => String) text!: string;
  @Field(() => ID, maybe) inReplyTo?: string | null;
  @Field(() => [ID], maybe) mentions?: string[] | null;
}

@ObjectType()
export class NoteAdded {
  @Field(() => Note) note!: NoteView;
}

export const AddNoteResult = unionOf('AddNoteResult', () => [NoteAdded, ParticipantsRefused, ThreadEnded] as const);

@Resolver()
export class Notes {
  @Mutation(() => AddNoteResult)
  addNote(@Arg('input', () => AddNoteInput) input: AddNoteInput, @Ctx() { act }: Context) {
    return act((call) => addNote(call, input));
  }
}
