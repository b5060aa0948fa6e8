import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { ImportWholeFragment } from '../generated.ts';
import { announce } from '../../../ui/announce.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { ApplyDialog } from './ApplyDialog.tsx';
import { CountTiles } from './CountTiles.tsx';
import { crumbs } from './crumbs.ts';
import { DryRunFoot } from './DryRunFoot.tsx';
import classes from './Import.module.css';
import { Rows } from './Rows.tsx';
import type { ImportDeeds } from './use-import-deeds.ts';
import { secondsWords } from './words.ts';

/** What would become of each row, before anything has been changed; and the same page once it has. */
export function DryRun({ import_, deeds }: { import_: ImportWholeFragment; deeds: ImportDeeds }) {
  const { id, kind, fileName, status, counts, error } = import_;
  const [leaveOut, setLeaveOut] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const applied = status === 'APPLIED';
  useEffect(() => {
    if (counts) announce(say(applied ? 'admin-import.saidApplied' : 'admin-import.saidDryRun', { create: counts.create, change: counts.change, same: counts.same, error: counts.error }));
  }, [applied, counts]);
  if (!counts) return null;

  function ask(): void {
    if (counts && counts.error > 0 && !leaveOut) return setFault(say('admin-import.refused.errors'));
    setAsking(true);
  }
  async function apply(sendInvitations: boolean): Promise<void> {
    await deeds.apply({ leaveOutErrors: leaveOut, sendInvitations });
    setAsking(false);
  }
  const choose = (yes: boolean) => {
    setLeaveOut(yes);
    setFault(null);
  };

  return (
    <PageForm
      onSubmit={(event) => {
        event.preventDefault();
        if (!applied && !deeds.working) ask();
      }}
      foot={<DryRunFoot counts={counts} applied={applied} leaveOut={leaveOut} onLeaveOut={choose} trouble={fault ?? deeds.trouble} working={deeds.working} />}
    >
      <PageTitle
        title={say(applied ? 'admin-import.applied' : 'admin-import.dryRun')}
        lead={applied ? appliedLead(import_) : say('admin-import.dryRunLead', { count: import_.rowsRead, time: secondsWords(import_.durationMs ?? 0) })}
        crumbs={crumbs}
        here={fileName}
        actions={
          <>
            {!applied && (
              <Button variant="subtle" onClick={() => void deeds.discard()}>
                {say('admin-import.discard')}
              </Button>
            )}
            <Button component="a" href={`/imports/${id}/result.csv`} download variant="default" leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}>
              {say('admin-import.download')}
            </Button>
          </>
        }
      />
      {error && !applied && (
        <div className={classes.above}>
          <Notice tone="late">{error}</Notice>
        </div>
      )}
      <CountTiles counts={counts} applied={applied} />
      <Rows import_={import_} counts={counts} aside={<Columns import_={import_} />} />
      {asking && <ApplyDialog kind={kind} counts={counts} working={deeds.working} onApply={(invite) => void apply(invite)} onClose={() => setAsking(false)} />}
    </PageForm>
  );
}

function appliedLead({ counts, applyDurationMs }: ImportWholeFragment): string {
  const rows = (counts?.create ?? 0) + (counts?.change ?? 0);
  return say('admin-import.appliedLead', { count: rows, time: secondsWords(applyDurationMs ?? 0) });
}

/** How the columns were read, and the way to read them otherwise. */
function Columns({ import_: { id, mappedAsBefore, mapping, status } }: { import_: ImportWholeFragment }) {
  return (
    <p className={classes.columns}>
      <span>{say(mappedAsBefore ? 'admin-import.mappedAsBefore' : 'admin-import.mapped', { mapped: mapping.filter(({ field }) => field).length, count: mapping.length })}</span>
      {status === 'CHECKED' && (
        <Link to={`/admin/import/${id}/mapping`} className={classes.quiet}>
          {say('admin-import.changeMapping')}
        </Link>
      )}
    </p>
  );
}
