import { IconCheck, IconClock } from '@tabler/icons-react';
import { useOwnAvailability } from '../../data/availability.ts';
import { Menu } from '../../ui/Menu.tsx';
import { PresenceDot, type PresenceState } from '../../ui/Presence.tsx';
import { presenceWords } from '../../ui/presence-words.ts';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import '../../ui/words/availability.ts';
import { useSetAvailability } from './use-set-availability.ts';

export const states = ['AVAILABLE', 'BUSY', 'AWAY'] as const satisfies readonly PresenceState[];

/** In one's own menu: how far one can be reached, set with one press. Away with more to it is asked in a dialog. */
export function AvailabilityItems({ viewerId, onAwayUntil }: { viewerId: string; onAwayUntil: () => void }) {
  const now = useOwnAvailability(viewerId);
  const set = useSetAvailability();
  const choose = async (state: PresenceState) => {
    const trouble = await set({ state });
    if (trouble) showToast({ text: trouble });
  };
  return (
    <>
      <Menu.Label>{say('availability.title')}</Menu.Label>
      {states.map((state) => (
        <Menu.Item
          key={state}
          role="menuitemradio"
          aria-checked={now.state === state}
          leftSection={<PresenceDot state={state} />}
          rightSection={now.state === state ? <IconCheck size={18} stroke={2} /> : undefined}
          onClick={() => void choose(state)}
        >
          {presenceWords(now.state === state ? now : { state, until: null })}
        </Menu.Item>
      ))}
      <Menu.Item leftSection={<IconClock size={18} stroke={1.75} />} onClick={onAwayUntil}>
        {say('availability.awayUntil')}
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}
