import { Fragment, type ReactNode } from 'react';
import { locale, type Phrase, sentenceOf } from './say.ts';
import { fill } from './sentence.ts';

interface SayingProps {
  phrase: Phrase;
  /** Texts and numbers, or pieces of screen such as a name with its avatar. */
  values?: Readonly<Record<string, ReactNode>>;
}

/** A sentence with weight in it: what the catalogue marks `<b>` stands out. */
export function Saying({ phrase, values = {} }: SayingProps) {
  return inPlace(fill<ReactNode>(sentenceOf(phrase), { locale, values, bold: (inner) => <strong>{inPlace(inner)}</strong> }));
}

/** A sentence never changes the order of its parts, so a place is key enough. */
function inPlace(parts: readonly ReactNode[]): ReactNode {
  return parts.map((part, place) => <Fragment key={place}>{part}</Fragment>);
}
