import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useUpdateOrganisationMutation } from '../generated.ts';
import { Dots } from '../../../ui/Dots.tsx';
import { FootBar } from '../../../ui/FootBar.tsx';
import { FormSection, Wide } from '../../../ui/FormSection.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { say } from '../../../ui/say.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useAdminForm } from '../use-admin-form.ts';
import { ColourField } from './ColourField.tsx';
import { CountriesField } from './CountriesField.tsx';
import { EffectsDialog } from './EffectsDialog.tsx';
import { LogoPicker } from './LogoPicker.tsx';
import { effectsOf, inputOf, type Settings, type Values, valuesOf } from './settings.ts';
import { SpanField } from './SpanField.tsx';
import { TermsSection } from './TermsSection.tsx';

const SPANS = ['staffIdle', 'staffAbsolute', 'clientIdle', 'clientAbsolute'] as const;

/** Everything that is saved together. Logo and terms have deeds of their own. */
export function SettingsForm({ settings }: { settings: Settings }) {
  const [update] = useUpdateOrganisationMutation();
  const [asking, setAsking] = useState(false);
  const [drawn, setDrawn] = useState(0);
  const form = useAdminForm<Values>({ start: valuesOf(settings), labels: labels(), paths: PATHS, check });
  const { values, set } = form;
  const effects = effectsOf(settings, values);
  const isFelt = effects.ends.length > 0 || effects.cutOff > 0;

  const save = form.submit(async (wanted) => {
    if (isFelt && !asking) return setAsking(true);
    const { data } = await update({ variables: { input: inputOf(wanted) } }).finally(() => setAsking(false));
    if (data) form.startFrom(valuesOf(data.updateOrganisation));
    showToast({ text: say('organisation.saved') });
  });

  function undo(): void {
    form.startFrom(valuesOf(settings));
    setDrawn(drawn + 1);
  }

  return (
    <>
      <PageForm
        ref={form.ref}
        changed={form.changed}
        onSubmit={save}
        foot={
          <FootBar
            wrong={form.wrong}
            trouble={form.trouble}
            actions={
              <>
                <Button variant="subtle" onClick={undo} disabled={!form.changed || form.working}>
                  {say('organisation.undo')}
                </Button>
                <Button type="submit" variant="filled" disabled={!form.changed} aria-busy={form.working || undefined} rightSection={form.working ? <Dots /> : undefined}>
                  {say('organisation.save')}
                </Button>
              </>
            }
          />
        }
      >
        <PageTitle title={say('organisation.title')} lead={say('organisation.lead')} />
        <FormSection title={say('organisation.nameSection')} lead={say('organisation.nameLead')}>
          <TextField label={say('organisation.name')} {...form.text('name')} maxLength={200} />
          <Wide>
            <LogoPicker organisation={settings.organisation} />
          </Wide>
        </FormSection>
        <FormSection title={say('organisation.colourSection')} lead={say('organisation.colourLead')} columns="one">
          <ColourField value={values.accent} error={form.errorOf('accent')} onChange={(accent) => set({ accent })} />
        </FormSection>
        <FormSection title={say('organisation.sessionsSection')} lead={say('organisation.sessionsLead')}>
          {SPANS.map((span) => (
            <SpanField
              key={`${span} ${drawn}`}
              label={say(`organisation.${span}`)}
              hint={say(`organisation.${span}Hint`)}
              error={form.errorOf(span)}
              minutes={values[span]}
              onChange={(minutes) => set({ [span]: minutes })}
            />
          ))}
        </FormSection>
        <FormSection title={say('organisation.conversationsSection')} lead={say('organisation.conversationsLead')} columns="one">
          <SegmentedField
            label={say('organisation.clientsMayAdd')}
            hint={say(values.clientsMayAdd ? 'organisation.clientsMayAddHint' : 'organisation.clientsMayNotAddHint')}
            value={values.clientsMayAdd ? 'yes' : 'no'}
            choices={[{ value: 'no', label: say('organisation.nobody') }, { value: 'yes', label: say('organisation.theirContacts') }]}
            onChange={(chosen) => set({ clientsMayAdd: chosen === 'yes' })}
          />
          <SegmentedField
            label={say('organisation.history')}
            hint={say('organisation.historyHint')}
            value={values.historyByDefault}
            choices={[{ value: 'ALL', label: say('organisation.historyAll') }, { value: 'FROM_NOW', label: say('organisation.historyFromNow') }]}
            onChange={(historyByDefault) => set({ historyByDefault })}
          />
        </FormSection>
        <FormSection title={say('organisation.countriesSection')} lead={say('organisation.countriesLead')} columns="one">
          <CountriesField
            countries={settings.countries}
            onlySome={values.onlySome}
            chosen={values.smsCountries}
            cutOff={effects.cutOff}
            error={form.errorOf('smsCountries')}
            onChange={(change) => set({ ...change, smsCountries: change.smsCountries ?? values.smsCountries })}
          />
        </FormSection>
        <FormSection title={say('organisation.termsSection')} lead={say('organisation.termsLead')} columns="one">
          <TermsSection versions={settings.terms} people={settings.people} />
        </FormSection>
      </PageForm>
      <EffectsDialog opened={asking} effects={effects} values={values} busy={form.working} onClose={() => setAsking(false)} onConfirm={() => save()} />
    </>
  );
}

/** Where the contract calls a field otherwise. */
const PATHS = Object.fromEntries(SPANS.map((span) => [span, `sessions.${span}`]));

function labels(): Partial<Record<keyof Values, string>> {
  return {
    name: say('organisation.name'),
    accent: say('organisation.colour'),
    ...Object.fromEntries(SPANS.map((span) => [span, say(`organisation.${span}`)])),
    smsCountries: say('organisation.countriesSection'),
  };
}

function check(values: Values): Partial<Record<keyof Values, string>> {
  return {
    ...(values.name.trim() === '' && { name: say('organisation.nameMissing') }),
    ...Object.fromEntries(SPANS.filter((span) => Number.isNaN(values[span])).map((span) => [span, say('organisation.spanMissing')])),
    ...(values.onlySome && values.smsCountries.length === 0 && { smsCountries: say('organisation.countryMissing') }),
  };
}
