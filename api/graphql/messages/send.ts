import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { SendMessage } from '../../domain/messages/send.ts';
import type { MessageView } from '../../domain/threads/entry-views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { know, named } from '../named.ts';
import { DateTime, UUID } from '../scalars.ts';
import { ShowsThread, ThreadEnded } from '../threads/shown.ts';
import { Message } from './entry.ts';

@InputType()
export class SendMessageInput implements SendMessage {
  @Field(() => ID) threadId!: string;
  @Field(() => UUID) clientMessageId!: string;
  @Field(() => String) text!: string;
  @Field(() => Int) lastSeenSeq!: number;
  @Field(() => Boolean, { ...maybe, defaultValue: false }) force?: boolean | null;
  @Field(() => ID, maybe) inReplyTo?: string | null;
}

export const SendBlockedReason = enumOf('SendBlockedReason', ['COLLEAGUE_ANSWERED', 'HOLDER_CHANGED', 'NOT_HOLDER']);

@ObjectType()
export class MessageSent extends ShowsThread {
  @Field(() => Message) message!: MessageView;
}

@ObjectType()
export class SendBlocked {
  @Field(() => SendBlockedReason) reason!: string;
  @Field(() => DateTime, maybe) at!: Date | null;
  @Field(() => Int) lastSeq!: number;
  @Field(() => Boolean) canForce!: boolean;
}

export const SendMessageResult = unionOf('SendMessageResult', () => [MessageSent, SendBlocked, ThreadEnded] as const);

@Resolver()
export class Send {
  @Mutation(() => SendMessageResult)
  async sendMessage(@Arg('input', () => SendMessageInput) input: SendMessageInput, @Ctx() { send, loaders }: Context) {
    const outcome = await send(input);
    if (outcome.is === 'MessageSent') know({ loaders }, outcome.named ?? []);
    return outcome;
  }
}

@Resolver(() => SendBlocked)
export class SendBlockedParts {
  @FieldResolver(() => Party, maybe)
  who(@Root() blocked: { whoId: string | null }, @Ctx() context: Context) {
    return named(context, blocked.whoId);
  }

  @FieldResolver(() => Party, maybe)
  holder(@Root() blocked: { holderId: string | null }, @Ctx() context: Context) {
    return named(context, blocked.holderId);
  }
}
