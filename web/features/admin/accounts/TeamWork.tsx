import type { AccountFieldsFragment } from '../generated.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { FormSection, Wide } from '../../../ui/FormSection.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { say } from '../../../ui/say.ts';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { TeamValues } from './team-form.ts';
import classes from './TeamWork.module.css';

interface TeamWorkProps {
  form: Form<TeamValues>;
  members: NonNullable<AccountFieldsFragment['members']>;
}

/** How conversations find who answers: by itself, in turn or by load, and what happens when nobody does. */
export function TeamWork({ form, members }: TeamWorkProps) {
  const { assignment, capacity, capacities } = form.values;
  return (
    <FormSection title={say('accounts.work.title')} lead={say('accounts.work.lead')}>
      <Wide>
        <SegmentedField
          label={say('accounts.work.assignment')}
          value={assignment}
          choices={(['OFF', 'ROUND_ROBIN', 'LEAST_BUSY'] as const).map((value) => ({ value, label: say(`accounts.work.assignment.${value}`) }))}
          onChange={(chosen) => form.set({ assignment: chosen })}
          hint={say(`accounts.work.assignmentHint.${assignment}`)}
        />
      </Wide>
      <TextField label={say('accounts.work.handBack')} optional inputMode="numeric" hint={say('accounts.work.handBackHint')} {...form.text('handBack')} />
      <TextField label={say('accounts.work.capacity')} optional inputMode="numeric" hint={say('accounts.work.capacityHint')} {...form.text('capacity')} />
      {members.length > 0 && (
        <Wide>
          <fieldset className={classes.members} data-fault={form.errorOf('capacities') ? true : undefined}>
            <legend>{say('accounts.work.own')}</legend>
            {members.map((member) => (
              <label key={member.id} className={classes.member}>
                <Avatar of={member} size={22} />
                <span>{member.shortName}</span>
                <input
                  inputMode="numeric"
                  autoComplete="off"
                  aria-label={say('accounts.work.ownOf', { name: member.name })}
                  aria-invalid={form.errorOf('capacities') ? true : undefined}
                  placeholder={capacity.trim() || '–'}
                  value={capacities[member.id] ?? ''}
                  onChange={(event) => form.set({ capacities: { ...capacities, [member.id]: event.currentTarget.value } })}
                />
              </label>
            ))}
            {form.errorOf('capacities') && <p className={classes.fault}>{form.errorOf('capacities')}</p>}
          </fieldset>
        </Wide>
      )}
    </FormSection>
  );
}
