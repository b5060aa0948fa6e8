import { type Phrase, say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import { ago } from './ago.ts';

/** A sentence with somebody's name and a time that runs: "Ben took this 4 s ago". */
export function Ago({ phrase, name, since }: { phrase: Phrase; name: string; since: number }) {
  return <span>{say(phrase, { name, ago: ago(since, useNow(1000)) })}</span>;
}
