import { IconCopy, IconDownload } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { dayWithin } from '../../ui/when.ts';
import classes from './Security.module.css';

interface RecoveryCodesDialogProps {
  codes: readonly string[];
  email: string;
  onKept: () => void;
}

/** Shown once. It is left by its own button alone, so that a key pressed by mistake loses nothing. */
export function RecoveryCodesDialog({ codes, email, onKept }: RecoveryCodesDialogProps) {
  const text = () => `${say('settings.codesFile', { email, date: dayWithin(new Date().toISOString()) })}\n\n${codes.join('\n')}\n`;

  async function copy() {
    await navigator.clipboard.writeText(text());
    showToast({ text: say('settings.codesCopied') });
  }

  function save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text()], { type: 'text/plain' }));
    link.download = 'recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return (
    <DialogFrame
      opened
      onClose={null}
      title={say('settings.codesTitle')}
      actions={
        <Button variant="filled" onClick={onKept}>
          {say('settings.codesKept')}
        </Button>
      }
    >
      <div className={classes.form}>
        <p>{say('settings.codesLead')}</p>
        <ol className={classes.codes}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className={classes.deeds}>
          <Button variant="default" leftSection={<IconCopy size={18} stroke={1.75} />} onClick={() => void copy()}>
            {say('settings.codesCopy')}
          </Button>
          <Button variant="default" leftSection={<IconDownload size={18} stroke={1.75} />} onClick={save}>
            {say('settings.codesSave')}
          </Button>
        </div>
      </div>
    </DialogFrame>
  );
}
