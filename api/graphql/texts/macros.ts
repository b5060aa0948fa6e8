import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { accountOfAct, outcomeOfAct, replyOfAct, tagsOfAct } from '../../domain/texts/macro-acts.ts';
import type { GivenAct, MacroAct as Act, MacroView } from '../../domain/texts/macro.ts';
import { createMacro, deleteMacro, macros, macrosFor, updateMacro } from '../../domain/texts/macros.ts';
import type { OwnedBy } from '../../domain/texts/ownership.ts';
import { refusedMacro, type RunMacro, runMacro, type RunMacroOutcome } from '../../domain/texts/run-macro.ts';
import type { ThreadView } from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { SendBlocked } from '../messages/send.ts';
import { named } from '../named.ts';
import { DateTime, UUID } from '../scalars.ts';
import { OutcomeRequired, UnreadClientMessages } from '../threads/close.ts';
import { ShowsThread, ThreadEnded } from '../threads/shown.ts';
import { Thread } from '../threads/thread.ts';
import { TargetUnavailable, TransferConflict } from '../threads/transfer.ts';
import { CannedReply, TextOwner, TextOwnerInput } from './canned-replies.ts';
import { Outcome, Tag } from './tags-and-outcomes.ts';

export const MacroActKind = enumOf<Act['kind']>('MacroActKind', ['REPLY', 'NOTE', 'TAGS', 'TO_SELF', 'TO_QUEUE', 'TO_MEMBER', 'TO_TEAM', 'END']);

@InputType()
export class MacroEndInput {
  @Field(() => ID, maybe) outcomeId?: string | null;
}

/** Exactly one of these. */
@InputType()
export class MacroActInput implements GivenAct {
  @Field(() => ID, maybe) reply?: string | null;
  @Field(() => String, maybe) note?: string | null;
  @Field(() => [ID], maybe) tags?: string[] | null;
  @Field(() => Boolean, maybe) self?: boolean | null;
  @Field(() => Boolean, maybe) queue?: boolean | null;
  @Field(() => ID, maybe) member?: string | null;
  @Field(() => ID, maybe) team?: string | null;
  @Field(() => MacroEndInput, maybe) end?: MacroEndInput | null;
}

@InputType()
export class CreateMacroInput {
  @Field(() => TextOwnerInput) for!: TextOwnerInput;
  @Field(() => String) name!: string;
  @Field(() => [MacroActInput]) acts!: MacroActInput[];
}

@InputType()
export class UpdateMacroInput {
  @Field(() => ID) macroId!: string;
  @Field(() => String) name!: string;
  @Field(() => [MacroActInput]) acts!: MacroActInput[];
}

@InputType()
export class DeleteMacroInput {
  @Field(() => ID) macroId!: string;
}

@InputType()
export class RunMacroInput implements RunMacro {
  @Field(() => ID) threadId!: string;
  @Field(() => ID) macroId!: string;
  @Field(() => UUID) requestId!: string;
  @Field(() => Int) version!: number;
  @Field(() => Int) lastSeenSeq!: number;
}

@ObjectType()
export class MacroAct {
  @Field(() => MacroActKind) kind!: Act['kind'];
}

@ObjectType()
export class Macro implements Omit<MacroView, 'teamId' | 'acts'> {
  @Field(() => ID) id!: string;
  @Field(() => TextOwner) ownedBy!: OwnedBy;
  @Field(() => String) name!: string;
  @Field(() => [MacroAct]) acts!: Act[];
  @Field(() => Boolean) mayChange!: boolean;
}

@ObjectType()
export class MacroRan extends ShowsThread {
  @Field(() => DateTime, maybe) undoUntil!: string | null;
}

@ObjectType()
export class ActRefused {
  @Field(() => String) code!: string;
  @Field(() => String) message!: string;
}

export const MacroRefusal = unionOf('MacroRefusal', () => [SendBlocked, TransferConflict, TargetUnavailable, UnreadClientMessages, OutcomeRequired, ThreadEnded, ActRefused] as const);

@ObjectType()
export class MacroRefused extends ShowsThread {
  @Field(() => Int) place!: number;
  @Field(() => MacroAct) act!: Act;
  @Field(() => MacroRefusal) why!: Extract<RunMacroOutcome, { is: 'MacroRefused' }>['why'];
}

export const RunMacroResult = unionOf('RunMacroResult', () => [MacroRan, MacroRefused, TransferConflict, ThreadEnded] as const);

@Resolver(() => Macro)
export class Macros {
  @Query(() => [Macro])
  macros(@Arg('teamId', () => ID, maybe) teamId: string | null, @Ctx() { look }: Context) {
    return look((call) => macros(call, teamId));
  }

  @Mutation(() => Macro)
  createMacro(@Arg('input', () => CreateMacroInput) input: CreateMacroInput, @Ctx() { act }: Context) {
    return act((call) => createMacro(call, input));
  }

  @Mutation(() => Macro)
  updateMacro(@Arg('input', () => UpdateMacroInput) input: UpdateMacroInput, @Ctx() { act }: Context) {
    return act((call) => updateMacro(call, input));
  }

  @Mutation(() => Boolean)
  deleteMacro(@Arg('input', () => DeleteMacroInput) input: DeleteMacroInput, @Ctx() { act }: Context) {
    return act((call) => deleteMacro(call, input));
  }

  @Mutation(() => RunMacroResult)
  runMacro(@Arg('input', () => RunMacroInput) input: RunMacroInput, @Ctx() { act }: Context) {
    return act((call) => runMacro(call, input)).catch(refusedMacro);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() macro: MacroView, @Ctx() context: Context) {
    return named(context, macro.teamId);
  }
}

/** What an act is about, each null in acts of other kinds, and where it is not there for the viewer any more. */
@Resolver(() => MacroAct)
export class MacroActParts {
  @FieldResolver(() => CannedReply, maybe)
  reply(@Root() act: Act, @Ctx() { look }: Context) {
    return act.kind === 'REPLY' ? look((call) => replyOfAct(call, act.cannedReplyId)) : null;
  }

  @FieldResolver(() => String, maybe)
  note(@Root() act: Act) {
    return act.kind === 'NOTE' ? act.text : null;
  }

  @FieldResolver(() => [Tag], maybe)
  tags(@Root() act: Act, @Ctx() { look }: Context) {
    return act.kind === 'TAGS' ? look((call) => tagsOfAct(call, act.tagIds)) : null;
  }

  @FieldResolver(() => Party, maybe)
  async to(@Root() act: Act, @Ctx() context: Context) {
    return act.kind === 'TO_MEMBER' || act.kind === 'TO_TEAM' ? named(context, await context.look((call) => accountOfAct(call, act.accountId))) : null;
  }

  @FieldResolver(() => Outcome, maybe)
  outcome(@Root() act: Act, @Ctx() { look }: Context) {
    const { kind } = act;
    return kind === 'END' && act.outcomeId !== null ? look((call) => outcomeOfAct(call, act.outcomeId ?? '')) : null;
  }
}

@Resolver(() => Thread)
export class ThreadMacros {
  @FieldResolver(() => [Macro], maybe)
  macros(@Root() { id }: ThreadView, @Ctx() { look }: Context) {
    return look((call) => macrosFor(call, id));
  }
}
