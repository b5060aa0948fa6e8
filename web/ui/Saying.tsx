import { Fragment, type ReactNode } from 'react';
import { formatOf, type Phrase } from './say.ts';

interface SayingProps {
  phrase: Phrase;
  /** Texts and numbers, or pieces of screen such as a name with its avatar. */
  values?: Readonly<Record<string, ReactNode | Date>>;
}

/** A sentence with weight in it: what the catalogue marks `<b>` stands out. */
export function Saying({ phrase, values }: SayingProps) {
  const said = formatOf(phrase).format<ReactNode>({ ...values, b: strong });
  return Array.isArray(said) ? said.map((part, place) => <Fragment key={place}>{part}</Fragment>) : said;
}

function strong(parts: ReactNode[]): ReactNode {
  return <strong>{parts.map((part, place) => <Fragment key={place}>{part}</Fragment>)}</strong>;
}
