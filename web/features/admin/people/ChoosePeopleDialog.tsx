import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { say } from '../../../ui/say.ts';
import type { PartyFieldsFragment } from '../generated.ts';
import { AccountChoices, jobOf } from './AccountChoices.tsx';

interface ChoosePeopleDialogProps {
  title: string;
  subtitle?: string;
  /** Who is among them already. */
  present: readonly string[];
  onChosen: (people: PartyFieldsFragment[]) => void;
  onClose: () => void;
}

/** Colleagues to add, any number at once. */
export function ChoosePeopleDialog({ title, subtitle, present, onChosen, onClose }: ChoosePeopleDialogProps) {
  const [chosen, setChosen] = useState<readonly PartyFieldsFragment[]>([]);
  const toggle = (party: PartyFieldsFragment) => setChosen((before) => (before.some(({ id }) => id === party.id) ? before.filter(({ id }) => id !== party.id) : [...before, party]));

  function add() {
    onChosen([...chosen]);
    onClose();
  }

  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      subtitle={subtitle}
      deed={say('accounts.members.addChosen', { count: chosen.length, name: chosen[0]?.shortName ?? '' })}
      disabled={chosen.length === 0}
      onConfirm={add}
    >
      <AccountChoices label={say('accounts.members.colleagues')} kinds={['STAFF']} choose="many" leftOut={({ id, status }) => present.includes(id) || status === 'SUSPENDED'} about={jobOf} chosen={new Set(chosen.map(({ id }) => id))} onChoose={toggle} />
    </ConfirmDialog>
  );
}
