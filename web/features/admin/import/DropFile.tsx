import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import { say } from '../../../ui/say.ts';
import classes from './DropFile.module.css';

/** Where a file is dropped, or chosen: a field like any other, with a large place around it. */
export function DropFile({ onFile }: { onFile: (file: File) => void }) {
  const [over, setOver] = useState(false);
  const hint = useId();
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label className={classes.place} data-over={over || undefined} onDragOver={(event) => (event.preventDefault(), setOver(true))} onDragLeave={() => setOver(false)} onDrop={drop}>
      <input
        type="file"
        className={classes.input}
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-label={say('admin-import.chooseFile')}
        aria-describedby={hint}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file, corrected, is a choice again.
          currentTarget.value = '';
        }}
      />
      <IconFileUpload size={28} stroke={1.5} aria-hidden />
      <span className={classes.words} aria-hidden>
        <strong>{say(over ? 'admin-import.dropNow' : 'admin-import.drop')}</strong> {!over && <span className={classes.choose}>{say('admin-import.orChoose')}</span>}
      </span>
      <span className={classes.hint} id={hint}>
        {say('admin-import.fileHint')}
      </span>
    </label>
  );
}
