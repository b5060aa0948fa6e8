import { useState } from 'react';
import type { NoticesFieldsFragment } from '../../data/generated.ts';
import { useUpdateNoticesMutation } from './generated.ts';
import { whyNot } from './why-not.ts';

/** What is changed; the rest stays as it is. */
export type NoticesChange = Partial<Pick<NoticesFieldsFragment, 'choices' | 'alarm' | 'alarmPastTarget' | 'quiet'>>;

export type SaveNotices = (notices: NoticesFieldsFragment, change: NoticesChange) => Promise<void>;

/** Saves at once; what is drawn is what was chosen, and goes back where it was refused. */
export function useNotices(): { save: SaveNotices; trouble: string | null } {
  const [update] = useUpdateNoticesMutation();
  const [trouble, setTrouble] = useState<string | null>(null);

  async function save(notices: NoticesFieldsFragment, change: NoticesChange): Promise<void> {
    const { id, choices, alarm, alarmPastTarget, quiet } = { ...notices, ...change };
    const input = {
      choices: choices.map(({ kind, sound, browser, email }) => ({ kind, sound, browser, email })),
      alarm,
      alarmPastTarget,
      quiet: quiet && { timeZone: quiet.timeZone, from: quiet.from, until: quiet.until },
    };
    setTrouble(null);
    try {
      await update({ variables: { input }, optimisticResponse: { updateNotices: { __typename: 'Notices', id, choices, alarm, alarmPastTarget, quiet } } });
    } catch (error) {
      setTrouble(whyNot(error));
    }
  }
  return { save, trouble };
}
