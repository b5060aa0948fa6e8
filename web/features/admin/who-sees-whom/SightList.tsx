import { IconChevronRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { Avatar } from '../../../ui/Avatar.tsx';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import { ClientReach } from './ClientReach.tsx';
import { GroupName } from './MatrixGroup.tsx';
import { groupsOf } from './sight.ts';
import type { SightTable } from './use-sight.ts';
import classes from './WhoSeesWhom.module.css';

/** Where there is no room for a table: clients under their client teams, each leads to whom they see. */
export function SightList({ table: { rows, stale, more } }: { table: SightTable }) {
  return (
    <div aria-busy={stale || undefined} className={classes.list}>
      {groupsOf(rows).map(({ team, rows: clients, from }) => (
        <section key={from}>
          <h3 className={classes.listGroup}>
            <GroupName team={team} />
          </h3>
          <ul>
            {clients.map((row) => (
              <li key={row.client.id}>
                <Link className={classes.listRow} to={`as/${row.client.id}`}>
                  <Avatar of={row.client} size={32} />
                  <span className={classes.listName}>
                    {row.client.name}
                    {row.reachable > 1 && <small>{say('admin-sight.seesCount', { count: row.reachable })}</small>}
                  </span>
                  <ClientReach row={row} />
                  <IconChevronRight size={18} stroke={1.75} aria-hidden />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {more && (
        <Button variant="subtle" className={classes.more} onClick={more}>
          {say('admin-sight.showMore')}
        </Button>
      )}
    </div>
  );
}
