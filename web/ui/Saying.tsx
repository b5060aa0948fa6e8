import { Fragment, type ReactNode } from 'react';
import { messageOf, type Phrase } from './say.ts';

interface SayingProps {
  phrase: Phrase;
  /** Texts and numbers, or pieces of screen such as a name with its avatar. */
  values?: Readonly<Record<string, ReactNode>>;
}

/** A sentence with weight in it: what the catalogue marks `<b>` stands out. */
export function Saying({ phrase, values = {} }: SayingProps) {
  return inPlace(messageOf(phrase).format<ReactNode>({ ...values, b: (inner) => <strong>{inPlace(inner)}</strong> }));
}

/** A sentence never changes the order of its parts, so a place is key enough. */
function inPlace(parts: ReactNode | ReactNode[]): ReactNode {
  return [parts].flat().map((part, place) => <Fragment key={place}>{part}</Fragment>);
}
