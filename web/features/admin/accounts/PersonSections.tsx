import type { PartyFieldsFragment, Role } from '../generated.ts';
import { useViewer } from '../../../data/viewer.ts';
import { FormSection, Wide } from '../../../ui/FormSection.tsx';
import { say } from '../../../ui/say.ts';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { HoursEditor } from '../../../ui/hours-editor/HoursEditor.tsx';
import { AccountPicture } from '../picture/AccountPicture.tsx';
import classes from './AccountPage.module.css';
import { roleNames } from './account-words.ts';
import { ClientTeamsField } from './ClientTeamsField.tsx';
import type { PersonValues } from './person-form.ts';

const roles = ['STAFF', 'USER_ADMIN', 'SYSTEM_ADMIN'] as const satisfies readonly Role[];

interface PersonSectionsProps {
  form: Form<PersonValues>;
  as: 'staff' | 'client';
  /** Of an account that is there already: whose it is, how its phone ends, and whether its role may be changed. */
  known?: { party: PartyFieldsFragment; phoneEnding: string | null; roleFixed: boolean };
}

/** The fields of a person, the same for somebody new and for somebody known. */
export function PersonSections({ form, as, known }: PersonSectionsProps) {
  const labels = personLabels(as);
  return (
    <>
      <FormSection title={say('accounts.person.who')} lead={say('accounts.person.whoLead')}>
        {known && (
          <Wide>
            <div className={classes.picture}>
              <AccountPicture of={known.party} />
            </div>
          </Wide>
        )}
        <TextField label={labels.name} required maxLength={120} autoFocus={!known} {...form.text('name')} />
        {known ? <TextField label={labels.shortName} hint={say('accounts.person.shortNameHint')} maxLength={120} {...form.text('shortName')} /> : <TextField label={labels.externalId} optional maxLength={120} {...form.text('externalId')} />}
        {known && <TextField label={labels.externalId} optional maxLength={120} {...form.text('externalId')} />}
      </FormSection>
      <FormSection title={say('accounts.person.secure')} lead={say('accounts.person.secureLead')}>
        <TextField label={labels.email} type="email" required spellCheck={false} hint={say('accounts.person.emailHint')} {...form.text('email')} />
        <SecurePhone form={form} label={labels.securePhone} phoneEnding={known?.phoneEnding ?? null} hint={say('accounts.person.securePhoneHint')} />
      </FormSection>
      {as === 'staff' && <RoleSection form={form} fixed={known?.roleFixed ?? false} />}
      <FormSection title={say('accounts.person.card')} lead={say('accounts.person.cardLead')}>
        <TextField label={labels.jobTitle} maxLength={120} optional {...form.text('jobTitle')} />
        <TextField label={labels.phone} type="tel" optional {...form.text('phone')} />
        <TextField label={labels.shownEmail} type="email" optional {...form.text('shownEmail')} />
      </FormSection>
      {as === 'staff' && (
        <FormSection title={say('hours.title')} lead={say('hours.lead')}>
          <HoursEditor hours={form.values.hours} onChange={(hours) => form.set({ hours })} error={form.errorOf('hours')} />
        </FormSection>
      )}
      {!known && (
        <FormSection title={say('accounts.clientTeams')} lead={say(as === 'staff' ? 'accounts.person.clientTeamsStaff' : 'accounts.person.clientTeamsClient')} columns="one">
          <ClientTeamsField
            chosen={form.values.clientTeamIds}
            onAdd={({ id }) => form.set({ clientTeamIds: [...form.values.clientTeamIds, id] })}
            onRemove={({ id }) => form.set({ clientTeamIds: form.values.clientTeamIds.filter((each) => each !== id) })}
            error={form.errorOf('clientTeamIds')}
          />
        </FormSection>
      )}
    </>
  );
}

/** Never shown whole: of a known one stand the last two digits, and an empty field keeps it. */
export function SecurePhone<Values extends { securePhone: string }>({ form, label, phoneEnding, hint }: { form: Form<Values>; label: string; phoneEnding: string | null; hint?: string }) {
  const placeholder = phoneEnding ? say('accounts.phoneKept', { ending: phoneEnding }) : undefined;
  return <TextField label={label} type="tel" required={!phoneEnding} placeholder={placeholder} hint={phoneEnding ? say('accounts.phoneKeptHint') : hint} {...form.text('securePhone' as Extract<keyof Values, string>)} />;
}

function RoleSection({ form, fixed }: { form: Form<PersonValues>; fixed: boolean }) {
  const { role: own } = useViewer();
  const offered = roles.filter((role) => own === 'SYSTEM_ADMIN' || role !== 'SYSTEM_ADMIN' || form.values.role === role);
  return (
    <FormSection title={say('accounts.role')} lead={say('accounts.roleLead')} columns="one">
      <Wide>
        <SegmentedField
          unseen
          label={say('accounts.role')}
          value={form.values.role}
          choices={offered.map((value) => ({ value, label: say(roleNames[value]) }))}
          disabled={fixed}
          onChange={(role) => form.set({ role })}
          hint={fixed ? say('accounts.roleFixed') : say(`accounts.roleHint.${form.values.role}`)}
          error={form.errorOf('role')}
        />
      </Wide>
    </FormSection>
  );
}

/** Every field that can be wrong, in the order of the page. */
export function personLabels(as: 'staff' | 'client') {
  return {
    name: say('accounts.field.name'),
    shortName: say('accounts.field.shortName'),
    externalId: say('accounts.field.externalId'),
    email: say('accounts.field.email'),
    securePhone: say('accounts.field.securePhone'),
    role: say('accounts.role'),
    jobTitle: say(as === 'staff' ? 'accounts.field.jobTitle' : 'accounts.field.occupation'),
    phone: say('accounts.field.shownPhone'),
    shownEmail: say('accounts.field.shownEmail'),
    hours: say('hours.title'),
    clientTeamIds: say('accounts.clientTeams'),
  };
}
