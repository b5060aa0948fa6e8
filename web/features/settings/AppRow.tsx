import { IconDeviceMobile } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { type SecurityFieldsFragment, useRemoveAuthenticatorMutation } from './generated.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { useDeed } from '../../ui/use-deed.ts';
import { momentWords } from './moment-words.ts';
import classes from './Security.module.css';
import { whyNot } from './why-not.ts';

interface AppRowProps {
  app: SecurityFieldsFragment['authenticators'][number];
  phoneEnding: string;
  onRemoved: () => void;
}

/** One authenticator app, and the way to be without it. */
export function AppRow({ app, phoneEnding, onRemoved }: AppRowProps) {
  const [asking, setAsking] = useState(false);
  const [remove] = useRemoveAuthenticatorMutation();
  const { working, trouble, run } = useDeed(whyNot);

  const confirm = () =>
    run(async () => {
      await remove({ variables: { input: { authenticatorId: app.id } } });
      setAsking(false);
      showToast({ text: say('settings.removed') });
      onRemoved();
      return undefined;
    });

  return (
    <div className={classes.row}>
      <IconDeviceMobile size={20} stroke={1.75} aria-hidden />
      <span className={classes.text}>
        {app.name}
        <small>{app.usedAt ? say('settings.appUsed', { when: momentWords(app.usedAt) }) : say('settings.appAdded', { when: momentWords(app.addedAt) })}</small>
      </span>
      <Button variant="default" onClick={() => setAsking(true)}>
        {say('settings.remove')}
      </Button>
      <ConfirmDialog opened={asking} onClose={() => setAsking(false)} title={say('settings.removeTitle', { name: app.name })} deed={say('settings.removeDeed')} danger busy={working} trouble={trouble} onConfirm={confirm}>
        <p>{say('settings.removeText', { name: app.name, ending: phoneEnding })}</p>
      </ConfirmDialog>
    </div>
  );
}
