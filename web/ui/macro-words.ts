import { say } from './say.ts';

/** One act of a macro, with the names of what it is about; null where it is about nothing of the kind, or that is not there any more. */
export interface SaidAct {
  kind: 'REPLY' | 'NOTE' | 'TAGS' | 'TO_SELF' | 'TO_QUEUE' | 'TO_MEMBER' | 'TO_TEAM' | 'END';
  reply: { title: string } | null;
  tags: readonly { name: string }[] | null;
  to: { shortName: string } | null;
  outcome: { name: string } | null;
}

/** What a macro does, act by act. */
export function actsWords(acts: readonly SaidAct[]): string {
  return acts.map(actWords).join(' → ');
}

function actWords({ kind, reply, tags, to, outcome }: SaidAct): string {
  switch (kind) {
    case 'REPLY':
      return reply ? say('texts.act.REPLY', { title: reply.title }) : say('texts.act.noREPLY');
    case 'TAGS':
      return tags?.length ? say('texts.act.TAGS', { tags: tags.map(({ name }) => name).join(', ') }) : say('texts.act.noTAGS');
    case 'TO_MEMBER':
    case 'TO_TEAM':
      return to ? say('texts.act.TO', { name: to.shortName }) : say(`texts.act.no${kind}`);
    case 'END':
      return outcome ? say('texts.act.ENDED', { outcome: outcome.name }) : say('texts.act.END');
    default:
      return say(`texts.act.${kind}`);
  }
}
