import { useState } from 'react';
import { useOwnAvailability } from '../../data/availability.ts';
import { Button } from '../../ui/Button.tsx';
import { partOver } from '../../ui/part.tsx';
import { presenceWords } from '../../ui/presence-words.ts';
import { say } from '../../ui/say.ts';
import { Segments } from '../../ui/SegmentedField.tsx';
import { showToast } from '../../ui/toast.tsx';
import '../../ui/words/availability.ts';
import { states } from './AvailabilityItems.tsx';
import classes from './Away.module.css';
import { useSetAvailability } from './use-set-availability.ts';

const AwayDialog = partOver(() => import('./AwayDialog.tsx').then((part) => part.AwayDialog));

/** On one's own page, where phones have no rail: how far one can be reached. */
export function OwnAvailability({ viewerId }: { viewerId: string }) {
  const now = useOwnAvailability(viewerId);
  const set = useSetAvailability();
  const [asking, setAsking] = useState(false);
  const choose = async (state: typeof now.state) => {
    const trouble = await set({ state });
    if (trouble) showToast({ text: trouble });
  };
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{say('availability.title')}</h3>
      <div className={classes.box}>
        <Segments label={say('availability.title')} value={now.state} choices={states.map((value) => ({ value, label: say(`desk.presence.${value}`) }))} onChange={(state) => void choose(state)} />
        <Button variant="subtle" onClick={() => setAsking(true)}>
          {say('availability.awayUntil')}
        </Button>
        {now.until !== null && <p className={classes.now}>{presenceWords(now)}</p>}
      </div>
      {asking && <AwayDialog viewerId={viewerId} onClose={() => setAsking(false)} onGiveUp={() => setAsking(false)} />}
    </section>
  );
}
