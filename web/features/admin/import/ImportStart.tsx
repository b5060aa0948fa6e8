import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { ImportKind } from '../generated.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { DropFile } from './DropFile.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import classes from './Import.module.css';
import { Uploading } from './Uploading.tsx';
import { useUpload } from './use-upload.ts';
import { kindHint, kinds, kindWords } from './words.ts';

/** Where an import begins: what the rows are, and the file. Below it, what was imported before. */
export function ImportStart() {
  const [kind, setKind] = useState<ImportKind>('CLIENTS');
  const { upload, trouble, start, cancel } = useUpload();
  return (
    <Page>
      <PageTitle
        title={say('admin-import.title')}
        lead={say('admin-import.lead')}
        actions={
          <Button component="a" href="/exports/directory.csv" download variant="default" leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}>
            {say('admin-import.exportDirectory')}
          </Button>
        }
      />
      <div className={classes.start}>
        {trouble && (
          <Notice tone="danger" said="alert" title={say('admin-import.notRead')}>
            <p>{trouble}</p>
          </Notice>
        )}
        {upload ? (
          <Uploading upload={upload} onCancel={cancel} />
        ) : (
          <>
            <SegmentedField label={say('admin-import.whatRows')} hint={kindHint(kind)} value={kind} choices={kinds.map((value) => ({ value, label: kindWords(value) }))} onChange={setKind} />
            <DropFile onFile={(file) => start(file, kind)} />
          </>
        )}
      </div>
      {/* Looked at anew after an upload: one that failed stands there too. */}
      <EarlierImports key={upload ? 'sending' : 'still'} />
    </Page>
  );
}
