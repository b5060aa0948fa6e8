import { refusalOf } from '../../data/refusal.ts';
import { useViewer, useWhoIsHere } from '../../data/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { FootBar } from '../../ui/FootBar.tsx';
import { FormSection } from '../../ui/FormSection.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { HoursEditor } from '../../ui/hours-editor/HoursEditor.tsx';
import { PageForm } from '../../ui/Page.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { say } from '../../ui/say.ts';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toast.tsx';
import { cardInput, cardPaths, type CardValues, cardValues, checkCard } from './card-form.ts';
import { type OwnCardFieldsFragment, useUpdateOwnCardMutation } from './generated.ts';
import { whyNot } from './why-not.ts';

/** One's own card, and what clients read of the hours. Clients have no hours: nobody waits for them. */
export function CardForm({ card }: { card: OwnCardFieldsFragment }) {
  const { isStaff } = useViewer();
  const { ask } = useWhoIsHere();
  const [update] = useUpdateOwnCardMutation();
  const labels = { jobTitle: say(isStaff ? 'settings.jobTitle' : 'settings.occupation'), phone: say('settings.shownPhone'), email: say('settings.shownEmail'), hours: say('hours.title') };
  const form = useForm({ start: cardValues(card), labels, paths: cardPaths, check: checkCard }, (error) => ({ path: refusalOf(error).path, sentence: whyNot(error) }));

  async function save(values: CardValues): Promise<void> {
    const { data } = await update({ variables: { input: { card: cardInput(values) } } });
    if (data) form.startFrom(cardValues(data.updateContactCard));
    ask();
    showToast({ text: say('settings.cardSaved') });
  }

  return (
    <PageForm
      ref={form.ref}
      changed={form.changed}
      onSubmit={form.submit(save)}
      foot={
        form.changed && (
          <FootBar
            wrong={form.wrong}
            trouble={form.trouble}
            actions={
              <>
                <Button variant="subtle" onClick={form.reset} disabled={form.working}>
                  {say('settings.discard')}
                </Button>
                <Button type="submit" variant="filled" aria-busy={form.working || undefined}>
                  {say('settings.save')}
                </Button>
              </>
            }
          />
        )
      }
    >
      <PageTitle title={say('settings.card')} lead={say(isStaff ? 'settings.cardLead' : 'settings.cardLeadClient')} crumbs={[{ to: '/you', label: say('settings.back') }]} />
      <FormSection title={say('settings.shown')} lead={say('settings.shownLead')}>
        <TextField label={labels.jobTitle} optional maxLength={120} {...form.text('jobTitle')} />
        <TextField label={labels.phone} type="tel" optional hint={say('settings.shownPhoneHint')} {...form.text('phone')} />
        <TextField label={labels.email} type="email" optional spellCheck={false} {...form.text('email')} />
      </FormSection>
      {isStaff && (
        <FormSection title={labels.hours} lead={say('hours.lead')}>
          <HoursEditor hours={form.values.hours} onChange={(hours) => form.set({ hours })} error={form.errorOf('hours')} />
        </FormSection>
      )}
    </PageForm>
  );
}
