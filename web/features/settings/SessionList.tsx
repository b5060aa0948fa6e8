import { IconDeviceDesktop } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { type SessionFieldsFragment, useEndOtherSessionsMutation, useEndSessionMutation } from './generated.ts';
import { Notice } from '../../ui/Notice.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { useDeed } from '../../ui/use-deed.ts';
import { deviceWords } from './agent-words.ts';
import { momentWords } from './moment-words.ts';
import classes from './Security.module.css';
import { whyNot } from './why-not.ts';

/** Where one is signed in: which device, from where, when last; and the end of it. */
export function SessionList({ sessions, onEnded }: { sessions: readonly SessionFieldsFragment[]; onEnded: () => void }) {
  const [endOne] = useEndSessionMutation();
  const [endOthers] = useEndOtherSessionsMutation();
  const { working, trouble, run } = useDeed(whyNot);

  const end = (deed: () => Promise<unknown>, words: string) =>
    run(async () => {
      await deed();
      showToast({ text: words });
      onEnded();
      return undefined;
    });

  return (
    <>
      {trouble && <Notice tone="danger" said="alert">{trouble}</Notice>}
      {sessions.map((session) => {
        const device = deviceWords(session.agent);
        const where = session.address ? say('settings.from', { address: session.address }) : '';
        return (
          <div key={session.id} className={classes.row}>
            <IconDeviceDesktop size={20} stroke={1.75} aria-hidden />
            <span className={classes.text}>
              {device}
              <small>{session.current ? <span className={classes.here}>{say('settings.thisOne')}</span> : say('settings.usedAt', { when: momentWords(session.usedAt) })} {where}</small>
            </span>
            {!session.current && (
              <Button variant="default" aria-label={say('settings.endThis', { device })} disabled={working} onClick={() => void end(() => endOne({ variables: { input: { sessionId: session.id } } }), say('settings.ended'))}>
                {say('settings.end')}
              </Button>
            )}
          </div>
        );
      })}
      {sessions.length > 2 && (
        <div className={classes.row}>
          <Button variant="default" disabled={working} onClick={() => void end(() => endOthers(), say('settings.othersEnded'))}>
            {say('settings.endOthers')}
          </Button>
        </div>
      )}
    </>
  );
}
