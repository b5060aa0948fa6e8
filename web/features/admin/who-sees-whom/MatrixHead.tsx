import { memo } from 'react';
import { Avatar } from '../../../ui/Avatar.tsx';
import { say } from '../../../ui/say.ts';
import classes from './Matrix.module.css';
import { beginsSection, headName, isFound, type SightColumn } from './sight.ts';

interface MatrixHeadProps {
  columns: readonly SightColumn[];
  /** What was searched: a column may be why its clients were found. */
  search: string;
  /** The column that one points at or stands in. */
  current: number | null;
}

/** Who can be seen: teams, people, and after them those who only work behind teams. It stays while the rows scroll. */
export const MatrixHead = memo(function MatrixHead({ columns, search, current }: MatrixHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" className={classes.corner}>
          {say('admin-sight.client')}
        </th>
        {columns.map((column, place) => (
          <th key={column.party.id} scope="col" className={classes.head} data-begins={beginsSection(columns, place) || undefined} data-found={isFound(column, search) || undefined} data-current={current === place + 1 || undefined} title={column.party.name}>
            <span className={classes.face}>
              <Avatar of={column.party} size={28} />
              <span className={classes.headName} aria-hidden>
                {headName(columns, column)}
              </span>
              <span className="sb-unseen">{column.behindTeamOnly ? say('admin-sight.headBehind', { name: column.party.name }) : column.party.name}</span>
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
});
