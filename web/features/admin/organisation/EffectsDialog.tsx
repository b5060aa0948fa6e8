import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import type { Effects, Values } from './settings.ts';

interface EffectsDialogProps {
  opened: boolean;
  effects: Effects;
  values: Values;
  busy: boolean;
  onClose: () => void;
  onConfirm: () => void;
}

/** What others will feel of the settings, before they are saved: who is signed out, and who could not sign in any more. */
export function EffectsDialog({ opened, effects, values, busy, onClose, onConfirm }: EffectsDialogProps) {
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={say('organisation.effectsTitle')}
      deed={say('organisation.save')}
      onConfirm={onConfirm}
      busy={busy}
      danger={effects.cutOff > 0}
    >
      {effects.ends.includes('staff') && <p>{say('organisation.endsStaff')}</p>}
      {effects.ends.includes('clients') && <p>{say('organisation.endsClients')}</p>}
      {effects.cutOff > 0 && <p>{say('organisation.cutsOff', { count: effects.cutOff, countries: values.smsCountries.length })}</p>}
    </ConfirmDialog>
  );
}
