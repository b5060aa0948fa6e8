import { IconChevronDown } from '@tabler/icons-react';
import { useSearchParams } from 'react-router';
import { AdminTable, type Column, RowToggle } from '../../../ui/AdminTable.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { say } from '../../../ui/say.ts';
import { useNow } from '../../../ui/when.ts';
import type { Ask } from './ask.ts';
import classes from './AuditTable.module.css';
import { lineWords } from './deed-words.ts';
import { LineDetail } from './LineDetail.tsx';
import { Named } from './Named.tsx';
import { momentWords } from './moment-words.ts';
import type { AuditLine, AuditLines } from './use-audit.ts';
import { WhoDid } from './WhoDid.tsx';

interface AuditTableProps {
  page: AuditLines;
  empty: 'none fits' | 'none yet';
  onAsk: (some: Partial<Ask>) => void;
  onClear: () => void;
}

/** The lines; one at a time stands open, and the address says which. */
export function AuditTable({ page: { status, stale, lines, again }, empty, onAsk, onClear }: AuditTableProps) {
  const [address, setAddress] = useSearchParams();
  const now = useNow(60_000);
  const open = address.get('line');
  const toggle = (id: string) => {
    const there = new URLSearchParams(address);
    if (open === id) there.delete('line');
    else there.set('line', id);
    setAddress(there, { replace: true });
  };

  const columns: Column<AuditLine>[] = [
    { key: 'when', title: say('admin-audit.when'), width: '8.5rem', cell: ({ at }) => <time className={classes.when} dateTime={at} title={at}>{momentWords(at, now)}</time> },
    { key: 'who', title: say('admin-audit.who'), width: '18%', cell: (line) => <WhoDid line={line} /> },
    {
      key: 'what',
      title: say('admin-audit.what'),
      part: 'lead',
      cell: (line) => (
        <RowToggle open={open === line.id} onToggle={() => toggle(line.id)}>
          {lineWords(line)}
        </RowToggle>
      ),
    },
    { key: 'whom', title: say('admin-audit.whom'), width: '18%', cell: whomOf },
    { key: 'team', title: say('admin-audit.team'), width: '10%', cell: ({ team }) => team?.name },
    { key: 'address', title: say('admin-audit.address'), width: '8.5rem', cell: ({ address: from }) => from && <span className={classes.address}>{from}</span> },
    { key: 'more', title: say('admin-audit.more'), part: 'deeds', width: '1.75rem', cell: ({ id }) => <IconChevronDown className={classes.chevron} data-open={open === id || undefined} size={18} stroke={1.75} aria-hidden /> },
  ];
  return (
    <div className={classes.lines}>
      <AdminTable
        label={say('admin-audit.title')}
        columns={columns}
        rows={lines}
        rowKey={({ id }) => id}
        status={status}
        stale={stale}
        onAgain={again}
        toCome={14}
        detail={(line) => line.id === open && <LineDetail line={line} onAsk={onAsk} />}
        empty={empty === 'none yet' ? <EmptyState title={say('admin-audit.emptyTitle')} text={say('admin-audit.emptyText')} /> : <NoneFits onClear={onClear} />}
      />
    </div>
  );
}

/** Whoever did it to themselves is named once. */
function whomOf({ actor, target, targetName, threadId }: AuditLine) {
  if (target) return target.id === actor?.id ? null : <Named party={target} />;
  if (targetName) return targetName;
  return threadId && <span className={classes.quiet}>{say('admin-audit.conversation')}</span>;
}

function NoneFits({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title={say('admin-audit.noneTitle')} text={say('admin-audit.noneText')}>
      <Button variant="default" onClick={onClear}>
        {say('admin-audit.clear')}
      </Button>
    </EmptyState>
  );
}
