import { useState } from 'react';
import { useDesk } from '../../data/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { say } from '../../ui/say.ts';
import { SegmentedField } from '../../ui/SegmentedField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useDeed } from '../../ui/use-deed.ts';
import '../../ui/words/availability.ts';
import classes from './Away.module.css';
import { type AwayFor, awayUntil, momentFault, tomorrowAtNine } from './away-until.ts';
import { useSetAvailability } from './use-set-availability.ts';

/** Away, until when, and what becomes of whoever waits for one's answer. */
export function AwayDialog({ viewerId, onClose }: { viewerId: string; onClose: () => void }) {
  const { inbox } = useDesk();
  const set = useSetAvailability();
  const { working, trouble, run, refuse } = useDeed(() => say('availability.noAnswer'));
  const [choice, setChoice] = useState<AwayFor>('open');
  const [moment, setMoment] = useState(() => tomorrowAtNine(Date.now()));
  const [returnWaiting, setReturnWaiting] = useState(false);
  const [fault, setFault] = useState<ReturnType<typeof momentFault>>(null);
  const waiting = inbox.items.filter(({ card }) => card.holder?.id === viewerId && card.waitingSince !== null).length;

  const go = async () => {
    const wrong = momentFault(choice, moment, Date.now());
    setFault(wrong);
    refuse(null);
    if (wrong) return;
    const until = awayUntil(choice, moment, Date.now())?.toISOString() ?? null;
    if (await run(() => set({ state: 'AWAY', until, returnWaiting }))) onClose();
  };
  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say('availability.awayTitle')}
      aside={trouble ? <span role="alert">{trouble}</span> : undefined}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={working}>
            {say('availability.cancel')}
          </Button>
          <Button variant="filled" onClick={() => void go()} loading={working}>
            {say('availability.goAway')}
          </Button>
        </>
      }
    >
      <div className={classes.away}>
        <p className={classes.lead}>{say('availability.awayLead')}</p>
        <SegmentedField
          label={say('availability.until')}
          value={choice}
          choices={(['open', 'half', 'hour', 'moment'] as const).map((value) => ({ value, label: say(`availability.until.${value}`) }))}
          onChange={setChoice}
        />
        {choice === 'moment' && <TextField label={say('availability.moment')} type="datetime-local" value={moment} onChange={setMoment} error={fault ? say(fault) : undefined} />}
        <div>
          <Checkbox label={say('availability.return')} checked={returnWaiting} onChange={(event) => setReturnWaiting(event.currentTarget.checked)} />
          <p className={classes.hint}>{say(inbox.hasMore && waiting > 1 ? 'availability.returnHintMore' : 'availability.returnHint', { count: waiting })}</p>
        </div>
      </div>
    </DialogFrame>
  );
}
