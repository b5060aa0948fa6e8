import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import type { PartyFieldsFragment } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { ChoosePeopleDialog } from '../people/ChoosePeopleDialog.tsx';
import { Chips } from '../people/Chips.tsx';

interface MemberChipsProps {
  team: string;
  members: readonly PartyFieldsFragment[];
  onAdd: (people: PartyFieldsFragment[]) => void;
  onRemove: (member: PartyFieldsFragment) => void;
}

/** Who works a team's queue. */
export function MemberChips({ team, members, onAdd, onRemove }: MemberChipsProps) {
  const [choosing, setChoosing] = useState(false);
  const remove = (id: string) => {
    const member = members.find((each) => each.id === id);
    if (member) onRemove(member);
  };
  return (
    <>
      <Chips
        label={say('accounts.members.title')}
        chips={members.map((party) => ({ id: party.id, label: party.shortName, face: party }))}
        removeLabel={({ label }) => say('accounts.members.remove', { name: label })}
        onRemove={({ id }) => remove(id)}
      >
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />} onClick={() => setChoosing(true)}>
          {say('accounts.add')}
        </Button>
      </Chips>
      {choosing && <ChoosePeopleDialog title={say('accounts.members.addTitle')} subtitle={team} present={members.map(({ id }) => id)} onChosen={(people) => onAdd(people)} onClose={() => setChoosing(false)} />}
    </>
  );
}
