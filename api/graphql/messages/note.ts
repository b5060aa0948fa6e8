import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { addNote } from '../../domain/messages/note.ts';
import type { NoteView } from '../../domain/threads/views.ts';
import type { Context } from '../context.ts';
import { unionOf } from '../declare.ts';
import { UUID } from '../scalars.ts';
import { ThreadEnded } from '../threads/shown.ts';
import { Note } from './entry.ts';

@InputType()
export class AddNoteInput {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) clientNoteId!: string;
  @Field(() => String) text!: string;
}

@ObjectType()
export class NoteAdded {
  @Field(() => Note) note!: NoteView;
}

export const AddNoteResult = unionOf('AddNoteResult', () => [NoteAdded, ThreadEnded] as const);

@Resolver()
export class Notes {
  @Mutation(() => AddNoteResult)
  addNote(@Arg('input', () => AddNoteInput) input: AddNoteInput, @Ctx() { act }: Context) {
    return act((call) => addNote(call, input));
  }
}
