import { say } from '../../../ui/say.ts';
import type { RunMacroMutation } from './generated.ts';

type Result = RunMacroMutation['runMacro'];

/** Why a macro did nothing: which act, and what its own deed would have said. Null: it did everything. */
export function refusalWords(result: Result): string | null {
  switch (result.__typename) {
    case 'MacroRan':
      return null;
    case 'ThreadEnded':
      return say('texts.why.ended');
    case 'TransferConflict':
      return result.holder ? say('texts.why.conflict', { name: result.holder.shortName }) : say('texts.why.moved');
    case 'MacroRefused':
      return say('texts.why.act', { place: result.place, why: whyWords(result.why) });
  }
}

function whyWords(why: Extract<Result, { __typename: 'MacroRefused' }>['why']): string {
  switch (why.__typename) {
    case 'ActRefused':
      return why.message;
    case 'TargetUnavailable':
      return say('texts.why.target', { name: why.party?.shortName ?? say('thread.somebody') });
    case 'UnreadClientMessages':
      return say('texts.why.unread', { count: why.count });
    case 'OutcomeRequired':
      return say('texts.outcomeMissing');
    case 'SendBlocked':
      return say(why.reason === 'NOT_HOLDER' ? 'texts.why.notHolder' : 'texts.why.overtaken');
    default:
      return say('texts.why.moved');
  }
}
