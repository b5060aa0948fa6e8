import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { ImportFactsFragment } from '../generated.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Dots } from '../../../ui/Dots.tsx';
import { FootBar } from '../../../ui/FootBar.tsx';
import { say } from '../../../ui/say.ts';

interface DryRunFootProps {
  counts: NonNullable<ImportFactsFragment['counts']>;
  applied: boolean;
  leaveOut: boolean;
  onLeaveOut: (yes: boolean) => void;
  trouble: string | null;
  working: boolean;
}

/** Whether rows with errors are left out, and the deed, which says how many rows it is about. */
export function DryRunFoot({ counts, applied, leaveOut, onLeaveOut, trouble, working }: DryRunFootProps) {
  const rows = counts.create + counts.change;
  const choice = !applied && counts.error > 0 && (
    <Checkbox label={say('admin-import.leaveOutErrors', { count: counts.error })} checked={leaveOut} onChange={({ currentTarget }) => onLeaveOut(currentTarget.checked)} />
  );
  return (
    <FootBar
      trouble={trouble}
      actions={
        <>
          {trouble && choice}
          <Button component={Link} to="/admin/import" variant="default">
            {say('admin-import.another')}
          </Button>
          {!applied && (
            <Button type="submit" variant="filled" disabled={rows === 0} aria-busy={working || undefined} rightSection={working ? <Dots /> : undefined}>
              {say('admin-import.apply', { count: rows })}
            </Button>
          )}
        </>
      }
    >
      {choice || (rows === 0 && !applied && say('admin-import.nothingToDo'))}
    </FootBar>
  );
}
