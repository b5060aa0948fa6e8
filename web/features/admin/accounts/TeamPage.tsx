import { IconSwitchHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import type { AccountFieldsFragment } from '../generated.ts';
import { FormSection } from '../../../ui/FormSection.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { say } from '../../../ui/say.ts';
import { useAdminForm } from '../use-admin-form.ts';
import { hoursFault } from '../../../ui/hours-editor/hours-draft.ts';
import { AccountFacts } from './AccountFacts.tsx';
import { AccountHead } from './AccountHead.tsx';
import classes from './AccountPage.module.css';
import { phoneEnding } from './account-words.ts';
import { ClientTeamsSection } from './ClientTeamsSection.tsx';
import { ConvertDialog } from './ConvertDialog.tsx';
import { JustMade } from './JustMade.tsx';
import { MemberChips } from './MemberChips.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { targetFault, teamPaths, type TeamValues, teamValues } from './team-form.ts';
import { SaysByItself, SecureData, TeamHours, teamLabels, TeamSettings, TeamTargets, WhatClientsSee } from './TeamSections.tsx';
import { TeamWork } from './TeamWork.tsx';
import { workFaults } from './team-work.ts';
import { useAimed } from './use-aimed.ts';
import { useMembers } from './use-members.ts';
import { useSaveTeam } from './use-save-team.ts';
import { Verification } from './Verification.tsx';

/** A team account, or a support queue. */
export function TeamPage({ account }: { account: AccountFieldsFragment }) {
  const { party, form: kind } = account;
  const form = useAdminForm({ start: teamValues(account), labels: teamLabels(), paths: teamPaths, check: checkKnown });
  const { save, confirming } = useSaveTeam(account, form);
  const { add, remove } = useMembers(account);
  const [converting, setConverting] = useState(false);
  const work = useAimed<HTMLDivElement>('#work');
  const full = kind === 'FULL';
  return (
    <PageForm ref={form.ref} changed={form.changed} onSubmit={form.submit(save)} foot={<SaveFoot form={form} />}>
      <AccountHead account={account} lead={say(full ? 'accounts.team.lead' : 'accounts.team.queueLead')}>
        {account.status !== 'SUSPENDED' && (
          <Menu.Item leftSection={<IconSwitchHorizontal size={18} stroke={1.75} aria-hidden />} onClick={() => setConverting(true)}>
            {say(full ? 'accounts.convert.toQueue' : 'accounts.convert.toFull')}
          </Menu.Item>
        )}
      </AccountHead>
      <AccountFacts account={account} />
      <JustMade account={account} />
      {full && account.status === 'INVITED' && <Verification account={account} />}
      {account.unattended && account.status !== 'SUSPENDED' && (
        <div className={classes.verify}>
          <Notice tone="danger" title={say('accounts.team.unattended')}>
            {say('accounts.team.unattendedText', { name: party.name })}
          </Notice>
        </div>
      )}
      <WhatClientsSee form={form} known={party} />
      {full && <SecureData form={form} phoneEnding={phoneEnding(account.securePhoneMasked)} />}
      <SaysByItself form={form} />
      <TeamHours form={form} />
      <FormSection title={say('accounts.members.title')} lead={say('accounts.members.lead')} columns="one">
        <MemberChips team={party.name} members={account.members ?? []} onAdd={(people) => void add(people)} onRemove={(member) => void remove(member)} />
        <TeamSettings form={form} />
      </FormSection>
      <div ref={work} id="work" tabIndex={-1} className={classes.work} role="group" aria-label={say('accounts.work.how')}>
        <TeamTargets form={form} />
        <TeamWork form={form} members={account.members ?? []} />
      </div>
      <ClientTeamsSection account={account} lead={say('accounts.team.clientTeamsLead')} />
      {confirming}
      {converting && <ConvertDialog account={account} onClose={() => setConverting(false)} onConverted={(changed) => form.startFrom(teamValues(changed))} />}
    </PageForm>
  );
}

function checkKnown(values: TeamValues) {
  const { form, name, email, hours } = values;
  const fault = hoursFault(hours);
  const target = targetFault(values);
  return {
    ...(name.trim() === '' && { name: say('accounts.missing.name') }),
    ...(form === 'FULL' && email.trim() === '' && { email: say('accounts.missing.companyEmail') }),
    ...(fault && { hours: say(`hours.${fault}`) }),
    ...(target && { [target.field]: say(`accounts.targets.${target.why}`) }),
    ...workFaults(values),
  };
}
