import type { PartyFieldsFragment } from '../generated.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { FormSection, Wide } from '../../../ui/FormSection.tsx';
import { say } from '../../../ui/say.ts';
import { SegmentedField, Segments } from '../../../ui/SegmentedField.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import type { Form } from '../../../ui/form/use-form.ts';
import { holidaysIn } from '../../../ui/hours-editor/hours-draft.ts';
import { HoursEditor } from '../../../ui/hours-editor/HoursEditor.tsx';
import { AccountPicture } from '../picture/AccountPicture.tsx';
import classes from './AccountPage.module.css';
import { SecurePhone } from './PersonSections.tsx';
import type { TeamValues } from './team-form.ts';

interface TeamSectionProps {
  form: Form<TeamValues>;
}

/** What a client reads on the team's card. */
export function WhatClientsSee({ form, known }: TeamSectionProps & { known?: PartyFieldsFragment }) {
  return (
    <FormSection title={say('accounts.team.seen')} lead={say('accounts.team.seenLead')}>
      {known && (
        <Wide>
          <div className={classes.picture}>
            <AccountPicture of={known} />
          </div>
        </Wide>
      )}
      <TextField label={say('accounts.field.name')} required maxLength={120} autoFocus={!known} {...form.text('name')} />
      <TextField label={say('accounts.field.contactPhone')} type="tel" optional hint={say('accounts.field.contactPhoneHint')} {...form.text('phone')} />
      <Wide>
        <TextArea label={say('accounts.field.greeting')} optional hint={say('accounts.field.greetingHint')} maxLength={500} rows={2} {...form.text('greeting')} />
      </Wide>
    </FormSection>
  );
}

/** What is sent to clients without anybody writing it. */
export function SaysByItself({ form }: TeamSectionProps) {
  const { greeting, greetingSent, outOfHoursReply, hours } = form.values;
  const hint = say('accounts.field.outOfHoursReplyHint', { client: '{client.firstName}', team: '{team.name}', opens: '{team.opens}' });
  return (
    <FormSection title={say('accounts.team.says')} lead={say('accounts.team.saysLead')}>
      <Wide>
        <TextArea label={say('accounts.field.outOfHoursReply')} optional hint={hours || !outOfHoursReply.trim() ? hint : say('accounts.field.outOfHoursNoHours')} maxLength={500} rows={3} {...form.text('outOfHoursReply')} />
      </Wide>
      <Wide>
        <Checkbox label={say('accounts.field.greetingSent')} checked={greetingSent} disabled={!greeting.trim() && !greetingSent} onChange={(event) => form.set({ greetingSent: event.currentTarget.checked })} />
      </Wide>
    </FormSection>
  );
}

/** What only administrators and the team's members have to do with. */
export function SecureData({ form, phoneEnding = null }: TeamSectionProps & { phoneEnding?: string | null }) {
  return (
    <FormSection title={say('accounts.team.secure')} lead={say('accounts.team.secureLead')}>
      <TextField label={say('accounts.field.companyEmail')} type="email" required spellCheck={false} {...form.text('email')} />
      <SecurePhone form={form} label={say('accounts.field.securePhone')} phoneEnding={phoneEnding} hint={say('accounts.team.securePhoneHint')} />
      <Wide>
        <SegmentedField
          label={say('accounts.field.codeAsked')}
          value={form.values.codeAsked}
          choices={(['EVERY_SESSION', 'ONCE_PER_DEVICE', 'NEVER'] as const).map((value) => ({ value, label: say(`accounts.codeAsked.${value}`) }))}
          onChange={(codeAsked) => form.set({ codeAsked })}
          hint={say(`accounts.codeAskedHint.${form.values.codeAsked}`)}
        />
      </Wide>
    </FormSection>
  );
}

export function TeamHours({ form }: TeamSectionProps) {
  const { hours } = form.values;
  const count = hours ? holidaysIn(hours, new Date().getFullYear()) : 0;
  const lead = hours ? say('hours.inZone', { zone: hours.timeZone.replaceAll('_', ' '), count }) : say('hours.lead');
  return (
    <FormSection title={say('hours.title')} lead={lead}>
      <HoursEditor hours={hours} onChange={(changed) => form.set({ hours: changed })} error={form.errorOf('hours')} />
    </FormSection>
  );
}

/** Under which name clients read the members' answers, and how many conversations a client may have open. */
export function TeamSettings({ form }: TeamSectionProps) {
  const team = form.values.name.trim() || say('accounts.team.theTeam');
  const example = say('accounts.team.exampleMember');
  return (
    <div className={classes.settings}>
      <div className={classes.read}>
        <span aria-hidden>{say('accounts.team.clientsRead')}</span>
        <Segments
          label={say('accounts.team.clientsRead')}
          value={form.values.attribution}
          choices={[
            { value: 'MEMBER_AND_TEAM', label: say('accounts.team.memberAndTeam', { member: example, team }) },
            { value: 'TEAM', label: team },
          ]}
          onChange={(attribution) => form.set({ attribution })}
        />
      </div>
      <Checkbox label={say('accounts.team.oneOpenThread')} checked={form.values.oneOpenThread} onChange={(event) => form.set({ oneOpenThread: event.currentTarget.checked })} />
    </div>
  );
}

/** How long clients may wait for an answer: what is amber and what is red on every desk. */
export function TeamTargets({ form }: TeamSectionProps) {
  return (
    <FormSection title={say('accounts.targets.title')} lead={say('accounts.targets.lead')}>
      <TextField label={say('accounts.targets.lateAfter')} inputMode="numeric" required hint={say('accounts.targets.lateHint')} {...form.text('lateAfter')} />
      <TextField label={say('accounts.targets.overAfter')} inputMode="numeric" required hint={say('accounts.targets.overHint')} {...form.text('overAfter')} />
    </FormSection>
  );
}

/** Every field that can be wrong, in the order of the page. */
export function teamLabels() {
  return {
    name: say('accounts.field.name'),
    phone: say('accounts.field.contactPhone'),
    greeting: say('accounts.field.greeting'),
    outOfHoursReply: say('accounts.field.outOfHoursReply'),
    email: say('accounts.field.companyEmail'),
    securePhone: say('accounts.field.securePhone'),
    codeAsked: say('accounts.field.codeAsked'),
    hours: say('hours.title'),
    memberIds: say('accounts.members.title'),
    lateAfter: say('accounts.targets.lateAfter'),
    overAfter: say('accounts.targets.overAfter'),
    handBack: say('accounts.work.handBack'),
    capacity: say('accounts.work.capacity'),
    capacities: say('accounts.work.own'),
    clientTeamIds: say('accounts.clientTeams'),
  };
}
