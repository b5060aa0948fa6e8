import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { deleteMessage, deleteNote } from '../../domain/messages/delete.ts';
import { editMessage, editNote } from '../../domain/messages/edit.ts';
import type { EntryView, MessageView, NoteView } from '../../domain/threads/entry-views.ts';
import type { Context } from '../context.ts';
import { maybe, unionOf } from '../declare.ts';
import { UUID } from '../scalars.ts';
import { ParticipantsRefused } from '../threads/participants.ts';
import { ThreadEnded } from '../threads/shown.ts';
import { Entry, Message, Note } from './entry.ts';

@InputType()
export class EditMessageInput {
  @Field(() => ID) threadId!: string;
  @Field(() => ID) messageId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => String) text!: string;
  @Field(() => Int) from!: number;
}

@InputType()
export class EditNoteInput {
  @Field(() => ID) threadId!: string;
  @Field(() => ID) noteId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => String) text!: string;
  @Field(() => Int) from!: number;
  @Field(() => [ID], maybe) mentions?: string[] | null;
}

@InputType()
export class DeleteMessageInput {
  @Field(() => ID) threadId!: string;
  @Field(() => ID) messageId!: string;
  @Field(() => UUID) requestId!: string;
}

@InputType()
export class DeleteNoteInput {
  @Field(() => ID) threadId!: string;
  @Field(() => ID) noteId!: string;
  @Field(() => UUID) requestId!: string;
}

@ObjectType()
export class MessageEdited {
  @Field(() => Message) message!: MessageView;
}

@ObjectType()
export class NoteEdited {
  @Field(() => Note) note!: NoteView;
}

@ObjectType()
export class EditConflict {
  @Field(() => Entry) entry!: EntryView;
}

@ObjectType()
export class MessageDeleted {
  @Field(() => Message) message!: MessageView;
}

@ObjectType()
export class NoteDeleted {
  @Field(() => Note) note!: NoteView;
}

export const EditMessageResult = unionOf('EditMessageResult', () => [MessageEdited, EditConflict, ThreadEnded] as const);
export const EditNoteResult = unionOf('EditNoteResult', () => [NoteEdited, EditConflict, ParticipantsRefused, ThreadEnded] as const);
export const DeleteMessageResult = unionOf('DeleteMessageResult', () => [MessageDeleted, ThreadEnded] as const);
export const DeleteNoteResult = unionOf('DeleteNoteResult', () => [NoteDeleted, ThreadEnded] as const);

/** What was written is changed, or taken back. */
@Resolver()
export class Changes {
  @Mutation(() => EditMessageResult)
  editMessage(@Arg('input', () => EditMessageInput) input: EditMessageInput, @Ctx() { act }: Context) {
    return act((call) => editMessage(call, input));
  }

  @Mutation(() => EditNoteResult)
  editNote(@Arg('input', () => EditNoteInput) input: EditNoteInput, @Ctx() { act }: Context) {
    return act((call) => editNote(call, input));
  }

  @Mutation(() => DeleteMessageResult)
  deleteMessage(@Arg('input', () => DeleteMessageInput) input: DeleteMessageInput, @Ctx() { act }: Context) {
    return act((call) => deleteMessage(call, input));
  }

  @Mutation(() => DeleteNoteResult)
  deleteNote(@Arg('input', () => DeleteNoteInput) input: DeleteNoteInput, @Ctx() { act }: Context) {
    return act((call) => deleteNote(call, input));
  }
}
