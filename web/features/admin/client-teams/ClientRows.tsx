import { Link } from 'react-router';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Badge } from '../../../ui/Badge.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { say } from '../../../ui/say.ts';
import classes from './ClientTeams.module.css';
import { type Member, MOST_AT_ONCE } from './client-team.ts';
import { type Selection, stateOf } from './selection.ts';

interface ClientRowsProps {
  items: readonly Member[];
  /** How many there are with this search, here or not. */
  total: number;
  stale: boolean;
  chosen: Selection;
  onChoose: (member: Member) => void;
  /** All that are here; or none of them, where all are chosen. */
  onChooseShown: () => void;
  /** All of the search, here or not. */
  onChooseAll: () => void;
}

/** Clients with a box each, and one over all of them. */
export function ClientRows({ items, total, stale, chosen, onChoose, onChooseShown, onChooseAll }: ClientRowsProps) {
  const state = stateOf(chosen, items);
  const beyond = state === 'all' && total > items.length && chosen.size < Math.min(total, MOST_AT_ONCE);
  return (
    <>
      <div className={classes.all}>
        <Checkbox
          label={say('admin-sight.chooseShown', { count: items.length, total, rest: total - items.length })}
          checked={state === 'all'}
          ref={(box) => {
            if (box) box.indeterminate = state === 'some';
          }}
          onChange={onChooseShown}
        />
        {beyond && (
          <button type="button" className={classes.chooseAll} onClick={onChooseAll}>
            {total > MOST_AT_ONCE ? say('admin-sight.chooseMost', { count: MOST_AT_ONCE }) : say('admin-sight.chooseAll', { count: total })}
          </button>
        )}
      </div>
      <ul className={classes.clients} aria-busy={stale || undefined}>
        {items.map((member) => (
          <ClientRow key={member.id} member={member} chosen={chosen.has(member.id)} onChoose={onChoose} />
        ))}
      </ul>
    </>
  );
}

function ClientRow({ member, chosen, onChoose }: { member: Member; chosen: boolean; onChoose: (member: Member) => void }) {
  const { id, party, email, status, clientTeams } = member;
  return (
    <li className={classes.client} data-chosen={chosen || undefined}>
      <Checkbox checked={chosen} onChange={() => onChoose(member)} aria-label={say('admin-sight.choose', { name: party.name })} />
      <Avatar of={party} size={28} />
      <span className={classes.clientName}>
        <Link to={`/admin/who-sees-whom/as/${id}`} title={say('admin-sight.whatSees', { name: party.shortName })}>
          {party.name}
        </Link>
      </span>
      <span className={classes.clientEmail}>{email}</span>
      <span className={classes.clientEnd}>
        {status === 'INVITED' && <Badge>{say('admin-sight.invited')}</Badge>}
        {status === 'SUSPENDED' && <Badge tone="danger">{say('admin-sight.suspended')}</Badge>}
        {clientTeams.length > 1 && <span className={classes.also}>{say('admin-sight.inOthers', { count: clientTeams.length - 1 })}</span>}
      </span>
    </li>
  );
}
