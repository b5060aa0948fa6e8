import { memo } from 'react';
import { Link } from 'react-router';
import { Avatar } from '../../../ui/Avatar.tsx';
import { say } from '../../../ui/say.ts';
import { ClientReach } from './ClientReach.tsx';
import classes from './Matrix.module.css';
import type { Spot } from './grid-moves.ts';
import { markOf, type SightColumn, type SightGroup, type SightRow } from './sight.ts';
import { SightMark } from './SightMark.tsx';

interface MatrixGroupProps {
  group: SightGroup;
  columns: readonly SightColumn[];
  stop: Spot;
  opened: Spot | null;
}

/** The clients of one client team, under its name. */
export function MatrixGroup({ group: { team, rows, from }, columns, stop, opened }: MatrixGroupProps) {
  return (
    <tbody>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={columns.length + 1}>
          <GroupName team={team} />
        </th>
      </tr>
      {rows.map((row, place) => (
        <MatrixRow key={row.client.id} row={row} columns={columns} place={from + place} stop={stop.row === from + place ? stop.column : null} opened={opened?.row === from + place ? opened.column : null} />
      ))}
    </tbody>
  );
}

/** A client team as a heading leads to its page. */
export function GroupName({ team }: { team: SightGroup['team'] }) {
  if (!team) return <span className={classes.groupName}>{say('admin-sight.inNone')}</span>;
  return (
    <span className={classes.groupName}>
      <Link to={`/admin/client-teams/${team.id}`} tabIndex={-1}>
        {team.name}
      </Link>{' '}
      <span className={classes.count}>{say('admin-sight.clientCount', { count: team.clientCount })}</span>
    </span>
  );
}

interface MatrixRowProps {
  row: SightRow;
  columns: readonly SightColumn[];
  place: number;
  /** The column that the Tab key leads to. Null: not in this row. */
  stop: number | null;
  opened: number | null;
}

/** Drawn again only where something in it changed: a grid has thousands of cells. */
const MatrixRow = memo(function MatrixRow({ row, columns, place, stop, opened }: MatrixRowProps) {
  return (
    <tr className={classes.row} data-row={place}>
      <th scope="row" className={classes.client}>
        <span className={classes.name}>
          <Avatar of={row.client} size={24} />
          <Link to={`as/${row.client.id}`} data-column={0} tabIndex={stop === 0 ? 0 : -1}>
            {row.client.name}
          </Link>
          <ClientReach row={row} />
        </span>
      </th>
      {columns.map((column, at) => (
        <td key={column.party.id} className={classes.cell} data-column={at + 1} data-opened={opened === at + 1 || undefined} tabIndex={stop === at + 1 ? 0 : -1} aria-haspopup="dialog">
          <SightMark mark={markOf(row, column)} />
        </td>
      ))}
    </tr>
  );
});
