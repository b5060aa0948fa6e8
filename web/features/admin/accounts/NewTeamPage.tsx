import { useState } from 'react';
import { useNavigate } from 'react-router';
import { type PartyFieldsFragment, useCreateAccountMutation } from '../generated.ts';
import { NewFoot } from '../../../ui/form/NewFoot.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { Segments } from '../../../ui/SegmentedField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { useAdminForm } from '../use-admin-form.ts';
import { hoursFault, officeWeek } from '../../../ui/hours-editor/hours-draft.ts';
import { ownTimeZone } from '../../../ui/hours-editor/time-zones.ts';
import { ClientTeamsField } from './ClientTeamsField.tsx';
import { JUST_MADE } from './JustMade.tsx';
import { MemberChips } from './MemberChips.tsx';
import { noTeam, teamInput, teamPaths, type TeamValues } from './team-form.ts';
import { SaysByItself, SecureData, TeamHours, teamLabels, TeamSettings, WhatClientsSee } from './TeamSections.tsx';
import { lists } from './use-reactivate.ts';

/** A new team account; or only a support queue, which takes three things. */
export function NewTeamPage() {
  const navigate = useNavigate();
  const [createAccount] = useCreateAccountMutation(lists);
  const form = useAdminForm({ start: noTeam(officeWeek(ownTimeZone())), labels: teamLabels(), paths: teamPaths, check: checkTeam });
  const full = form.values.form === 'FULL';

  async function create(values: TeamValues): Promise<void> {
    const { data } = await createAccount({ variables: { input: teamInput(values) } });
    if (!data) return;
    const { id, party } = data.createAccount;
    showToast({ text: say('accounts.team.created', { name: party.name }), ...(full && { detail: say('accounts.team.createdText') }) });
    void navigate(`/admin/accounts/${id}`, { state: JUST_MADE });
  }

  return (
    <PageForm
      ref={form.ref}
      changed={form.changed}
      onSubmit={form.submit(create)}
      foot={<NewFoot form={form} to="/admin/accounts" deed={say(full ? 'accounts.team.create' : 'accounts.team.createQueue')} />}
    >
      <PageTitle
        title={say('accounts.newTeam')}
        lead={say('accounts.team.lead')}
        crumbs={[{ label: say('accounts.title'), to: '/admin/accounts' }]}
        here={say('accounts.new')}
        actions={
          <Segments
            label={say('accounts.team.form')}
            value={form.values.form}
            choices={[
              { value: 'FULL', label: say('accounts.team.full') },
              { value: 'QUEUE', label: say('accounts.team.queueOnly') },
            ]}
            onChange={(chosen) => form.set({ form: chosen, email: form.values.email, securePhone: form.values.securePhone })}
          />
        }
      />
      {full ? (
        <>
          <WhatClientsSee form={form} />
          <SecureData form={form} />
          <SaysByItself form={form} />
          <TeamHours form={form} />
        </>
      ) : (
        <FormSection title={say('accounts.team.queue')} lead={say('accounts.team.queueLead')}>
          <TextField label={say('accounts.field.name')} required maxLength={120} {...form.text('name')} />
        </FormSection>
      )}
      <Members form={form} full={full} />
      <FormSection title={say('accounts.clientTeams')} lead={say('accounts.team.clientTeamsLead')} columns="one">
        <ClientTeamsField
          chosen={form.values.clientTeamIds}
          onAdd={({ id }) => form.set({ clientTeamIds: [...form.values.clientTeamIds, id] })}
          onRemove={({ id }) => form.set({ clientTeamIds: form.values.clientTeamIds.filter((each) => each !== id) })}
          error={form.errorOf('clientTeamIds')}
        />
      </FormSection>
    </PageForm>
  );
}

function Members({ form, full }: { form: Form<TeamValues>; full: boolean }) {
  const [members, setMembers] = useState<readonly PartyFieldsFragment[]>([]);
  const keep = (next: readonly PartyFieldsFragment[]) => {
    setMembers(next);
    form.set({ memberIds: next.map(({ id }) => id) });
  };
  return (
    <FormSection title={say('accounts.members.title')} lead={say('accounts.members.lead')} columns="one">
      <MemberChips team={form.values.name.trim() || say('accounts.newTeam')} members={members} onAdd={(people) => keep([...members, ...people])} onRemove={({ id }) => keep(members.filter((each) => each.id !== id))} />
      {full && <TeamSettings form={form} />}
    </FormSection>
  );
}

function checkTeam({ form, name, email, securePhone, hours }: TeamValues) {
  const fault = hoursFault(hours);
  return {
    ...(name.trim() === '' && { name: say('accounts.missing.name') }),
    ...(form === 'FULL' && email.trim() === '' && { email: say('accounts.missing.companyEmail') }),
    ...(form === 'FULL' && securePhone.trim() === '' && { securePhone: say('accounts.missing.teamPhone') }),
    ...(form === 'FULL' && fault && { hours: say(`hours.${fault}`) }),
  };
}
