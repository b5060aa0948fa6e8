import { useState } from 'react';
import { useOwnAvailability } from '../../data/availability.ts';
import { useViewer } from '../../data/viewer.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { part, partOver } from '../../ui/part.tsx';
import { Presence } from '../../ui/Presence.tsx';
import { presenceWords } from '../../ui/presence-words.ts';
import { say } from '../../ui/say.ts';
import { AccountMenu } from '../AccountMenu.tsx';
import classes from './Rail.module.css';

const loadItems = () => import('../../features/settings/AvailabilityItems.tsx');
const AvailabilityItems = part(() => loadItems().then((items) => items.AvailabilityItems), { waiting: <div className={classes.itemsToCome} /> });
const AwayDialog = partOver(() => import('../../features/settings/AwayDialog.tsx').then((dialog) => dialog.AwayDialog));

/** One's own face at the foot of the rail: how far one can be reached, and whatever else is about oneself. */
export function OwnMenu() {
  const { id, party, email } = useViewer();
  const presence = useOwnAvailability(id);
  const [asking, setAsking] = useState(false);
  const label = presence.state === 'AVAILABLE' ? say('shell.yourMenu', { name: party.name }) : say('shell.yourMenuAs', { name: party.name, presence: presenceWords(presence) });
  return (
    <>
      <AccountMenu
        name={party.name}
        email={email}
        position="right-end"
        first={<AvailabilityItems viewerId={id} onAwayUntil={() => setAsking(true)} />}
      >
        {/* Who reaches for it most likely opens it: its part of the menu is there by then. */}
        <button type="button" className={classes.self} aria-label={label} onPointerEnter={() => void loadItems().catch(() => undefined)} onFocus={() => void loadItems().catch(() => undefined)}>
          <Presence state={presence.state}>
            <Avatar of={party} size={30} />
          </Presence>
        </button>
      </AccountMenu>
      {asking && <AwayDialog viewerId={id} onClose={() => setAsking(false)} onGiveUp={() => setAsking(false)} />}
    </>
  );
}
