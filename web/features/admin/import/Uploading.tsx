import { Button } from '../../../ui/Button.tsx';
import { useNow } from '../../../ui/when.ts';
import { say } from '../../../ui/say.ts';
import { Progress } from './Progress.tsx';
import { rateOf, sizeWords } from './rate.ts';
import classes from './Import.module.css';
import type { Upload } from './use-upload.ts';

/** A file on its way: how much has gone, how fast, and the way to give it up. */
export function Uploading({ upload: { file, sent, moments }, onCancel }: { upload: Upload; onCancel: () => void }) {
  useNow(1_000);
  const rate = rateOf(moments);
  const all = sent >= file.size;
  return (
    <section className={classes.working} aria-label={file.name}>
      <h3 className={classes.workingTitle}>{say(all ? 'admin-import.readingFile' : 'admin-import.sendingFile', { file: file.name })}</h3>
      <Progress label={say('admin-import.sendingFile', { file: file.name })} done={sent} of={all ? null : file.size}>
        {say('admin-import.sentOf', { sent: sizeWords(Math.min(sent, file.size)), size: sizeWords(file.size) })}
        {rate !== null && !all && ` · ${say('admin-import.rate', { rate: sizeWords(rate) })}`}
      </Progress>
      <div>
        <Button variant="default" onClick={onCancel}>
          {say('plain.cancel')}
        </Button>
      </div>
    </section>
  );
}
