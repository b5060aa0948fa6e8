import type { ImportFactsFragment } from '../generated.ts';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say, type Phrase } from '../../../ui/say.ts';
import { crumbs } from './crumbs.ts';
import classes from './Import.module.css';
import { Progress } from './Progress.tsx';

const WORDS: Partial<Record<ImportFactsFragment['status'], { title: Phrase; lead: Phrase }>> = {
  READING: { title: 'admin-import.reading', lead: 'admin-import.nothingYet' },
  CHECKING: { title: 'admin-import.checking', lead: 'admin-import.nothingYet' },
  APPLYING: { title: 'admin-import.applying', lead: 'admin-import.applyingLead' },
};

/** Something goes on with the import: how far it is. It goes on without this page, too. */
export function Working({ import_ }: { import_: ImportFactsFragment }) {
  const { status, fileName, rowsRead, rowsChecked, rowsApplied, counts } = import_;
  const words = WORDS[status];
  if (!words) return null;
  const total = status === 'APPLYING' ? (counts?.create ?? 0) + (counts?.change ?? 0) : rowsRead;
  const done = status === 'READING' ? rowsRead : status === 'CHECKING' ? rowsChecked : rowsApplied;
  return (
    <Page>
      <PageTitle title={say(words.title)} lead={say(words.lead)} crumbs={crumbs} here={fileName} />
      <div className={classes.working}>
        <Progress label={say(words.title)} done={done} of={done === 0 || status === 'READING' ? null : total}>
          {wordsOf(status, done, total)}
        </Progress>
      </div>
    </Page>
  );
}

function wordsOf(status: ImportFactsFragment['status'], done: number, total: number): string {
  if (status === 'READING') return say('admin-import.rowsSoFar', { count: done });
  return status === 'APPLYING' && done === 0 ? say('admin-import.lookingAgain') : say('admin-import.rowsOf', { done, total });
}
