import { useCallback, useState } from 'react';
import { say } from '../../../ui/say.ts';
import type { Named, Party } from '../client-teams/client-team.ts';
import { RemovalDialog } from '../client-teams/RemovalDialog.tsx';
import { focusBack } from '../focus-back.ts';
import type { Spot } from './grid-moves.ts';
import { Legend } from './Legend.tsx';
import { Matrix } from './Matrix.tsx';
import { markOf } from './sight.ts';
import type { SightTable } from './use-sight.ts';
import { WhyCard } from './WhyCard.tsx';

/** The table, what a cell of it tells, and what can be done about that. */
export function SightMatrix({ table: { columns, rows, total, columnsLeft, stale, more }, search }: { table: SightTable; search: string }) {
  const [opened, setOpened] = useState<(Spot & { cell: HTMLElement }) | null>(null);
  const [removing, setRemoving] = useState<{ clientTeam: Named; choices: Party[][] } | null>(null);
  const open = useCallback((spot: Spot, cell: HTMLElement) => setOpened({ ...spot, cell }), []);
  const close = useCallback(() => setOpened(null), []);
  const row = opened ? rows[opened.row] : undefined;
  const column = opened ? columns[opened.column - 1] : undefined;

  return (
    <>
      <Matrix columns={columns} rows={rows} total={total} search={search} stale={stale} opened={opened} onOpen={open} more={more} />
      <p className="sb-unseen" role="status">
        {say('admin-sight.rowsShown', { shown: rows.length, total })}
      </p>
      <Legend columnsShown={columns.length} columnsLeft={columnsLeft} />
      {opened && row && column && (
        <WhyCard
          key={`${row.client.id} ${column.party.id}`}
          viewer={row.client}
          subject={column.party}
          marked={markOf(row, column) === 'sees'}
          anchor={opened.cell}
          onClose={close}
          onRemove={({ clientTeam }) => {
            // The dialog gives the focus back to whatever has it now: to the cell, since the card is gone by then.
            opened.cell.focus();
            close();
            if (clientTeam) setRemoving({ clientTeam, choices: [[column.party], [row.client]] });
          }}
        />
      )}
      {removing && (
        <RemovalDialog
          clientTeam={removing.clientTeam}
          choices={removing.choices}
          onClose={() => {
            setRemoving(null);
            focusBack(() => document.querySelector<HTMLElement>('[role="grid"] [data-column][tabindex="0"]'));
          }}
        />
      )}
    </>
  );
}
