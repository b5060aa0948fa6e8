import { Avatar } from '../../../ui/Avatar.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Faces.module.css';
import type { Party } from './client-team.ts';

/** How many faces stand side by side before the rest is counted. */
const MOST = 6;

/** Whom clients see, as faces; read aloud as their names. */
export function Faces({ parties }: { parties: readonly Party[] }) {
  const shown = parties.length > MOST ? parties.slice(0, MOST - 1) : parties;
  const rest = parties.length - shown.length;
  return (
    <span className={classes.faces}>
      {shown.map((party) => (
        <span key={party.id} className={classes.face} title={party.name}>
          <Avatar of={party} size={26} />
        </span>
      ))}
      {rest > 0 && (
        <span className={classes.rest} aria-hidden>
          {say('admin-sight.plus', { count: rest })}
        </span>
      )}
      <span className="sb-unseen">{parties.map(({ name }) => name).join(', ')}</span>
    </span>
  );
}
