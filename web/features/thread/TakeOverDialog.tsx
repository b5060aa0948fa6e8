import { IconAlertTriangle } from '@tabler/icons-react';
import type { Attribution } from '../../data/generated.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import { about } from './about.ts';
import { Callout } from './Callout.tsx';
import type { PartyView, ThreadView } from './entry.ts';
import { sendKeys, sendShortcut } from './key-names.ts';
import { ago } from './span.ts';
import classes from './TransferDialog.module.css';
import { useTransfer } from './use-transfer.ts';

interface TakeOverDialogProps {
  thread: ThreadView;
  viewer: PartyView;
  attribution: Attribution | null;
  onClose: () => void;
  onMine: () => void;
}

/** Takes a thread over from the colleague who holds it, and says that they are told. */
export function TakeOverDialog({ thread, viewer, attribution, onClose, onMine }: TakeOverDialogProps) {
  const now = useNow(1000);
  const { transfer, working, conflict, trouble } = useTransfer(thread, () => {
    onClose();
    onMine();
  });
  const holder = conflict ? conflict.holder : thread.holder;
  const name = holder?.shortName ?? say('thread.somebody');
  const go = () => void transfer({ option: { to: { self: true } }, note: '', keepAsHelper: false });
  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say('thread.takeOver.title')}
      subtitle={about(thread)}
      aside={willRead(thread, viewer, attribution, name)}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={working}>
            {say('thread.cancel')}
          </Button>
          <Button variant="filled" onClick={go} disabled={working} data-autofocus aria-keyshortcuts={sendShortcut} rightSection={<KeyHint>{sendKeys}</KeyHint>}>
            {holder ? say('thread.takeOver.do', { name }) : say('thread.take')}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        {conflict && (
          <Callout
            tone="late"
            mark={<IconAlertTriangle size={20} stroke={1.75} aria-hidden />}
            title={conflict.holder ? say('thread.conflict.took', { name, ago: conflict.since ? ago(conflict.since, now) : '' }) : say('thread.conflict.returned')}
            text={say(conflict.holder ? 'thread.conflict.notTaken' : 'thread.conflict.notTakenQueue', { name })}
          />
        )}
        {!conflict && <p className={classes.told}>{say('thread.takeOver.told', { name })}</p>}
        {trouble && <p className={classes.trouble} role="alert">{`${say('thread.transfer.failed')} ${trouble}`}</p>}
      </div>
    </DialogFrame>
  );
}

function willRead(thread: ThreadView, viewer: PartyView, attribution: Attribution | null, subject: string): string | undefined {
  if (!thread.client || !attribution) return undefined;
  const client = thread.client.shortName;
  if (attribution === 'TEAM') return say('thread.transfer.readsNothing', { client });
  const line = say('thread.line.tookOverFromTeamAndPerson', { actor: viewer.shortName, team: thread.team?.shortName ?? '', subject });
  return say('thread.transfer.willRead', { client, line });
}
