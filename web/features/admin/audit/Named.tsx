import type { PartyFieldsFragment } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import classes from './Named.module.css';

/** Somebody in a line: face and name, as one word. */
export function Named({ party }: { party: PartyFieldsFragment }) {
  return (
    <span className={classes.named}>
      <Avatar of={party} size={22} />
      <span>{party.name}</span>
    </span>
  );
}
