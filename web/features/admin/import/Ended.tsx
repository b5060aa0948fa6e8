import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { ImportFactsFragment } from '../generated.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { crumbs } from './crumbs.ts';
import { statusWords } from './words.ts';

/** An import that leads nowhere: its file could not be read, or it was put aside. */
export function Ended({ import_: { status, fileName, error } }: { import_: ImportFactsFragment }) {
  const failed = status === 'FAILED';
  return (
    <Page>
      <PageTitle title={statusWords(status)} crumbs={crumbs} here={fileName} />
      <Notice
        tone={failed ? 'danger' : 'info'}
        title={failed ? say('admin-import.notRead') : say('admin-import.discardedTitle')}
        actions={
          <Button component={Link} to="/admin/import" variant="default">
            {say('admin-import.another')}
          </Button>
        }
      >
        <p>{failed ? error : say('admin-import.discardedText')}</p>
      </Notice>
    </Page>
  );
}
