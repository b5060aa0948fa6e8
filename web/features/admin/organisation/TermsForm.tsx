import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { usePublishTermsMutation } from '../generated.ts';
import { FootBar } from '../../../ui/FootBar.tsx';
import { FormSection } from '../../../ui/FormSection.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { TextArea } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useAdminForm } from '../use-admin-form.ts';
import type { Settings } from './settings.ts';
import classes from './TermsForm.module.css';
import { Versions } from './Versions.tsx';

interface TermsFormProps {
  /** The newest first. */
  versions: Settings['terms'];
  people: number;
  organisation: string;
  onPublished: () => void;
}

/** The next version begins as the present one reads. Publishing asks everybody, so it is said first how many that are. */
export function TermsForm({ versions, people, organisation, onPublished }: TermsFormProps) {
  const [publish] = usePublishTermsMutation();
  const [asking, setAsking] = useState(false);
  const next = (versions[0]?.terms.version ?? 0) + 1;
  const form = useAdminForm({
    start: { text: versions[0]?.terms.text ?? '' },
    labels: { text: say('organisation.termsText') },
    check: ({ text }) => (text.trim() === '' ? { text: say('organisation.termsMissing') } : {}),
  });

  const go = form.submit(async ({ text }) => {
    if (!asking) return setAsking(true);
    await publish({ variables: { input: { text } } }).finally(() => setAsking(false));
    showToast({ text: say('organisation.published', { version: next }) });
    onPublished();
  });

  return (
    <>
      <PageForm
        ref={form.ref}
        changed={form.changed}
        onSubmit={go}
        foot={
          <FootBar
            wrong={form.wrong}
            trouble={form.trouble}
            actions={
              <>
                <Button variant="subtle" onClick={() => form.startFrom({ text: versions[0]?.terms.text ?? '' })} disabled={!form.changed}>
                  {say('organisation.undo')}
                </Button>
                <Button type="submit" variant="filled" disabled={!form.changed}>
                  {say('organisation.publish', { version: next })}
                </Button>
              </>
            }
          />
        }
      >
        <PageTitle
          title={say('organisation.termsTitle')}
          lead={say('organisation.termsPageLead', { organisation })}
          crumbs={[{ label: say('organisation.title'), to: '/admin/organisation' }]}
          here={say('organisation.termsSection')}
        />
        <FormSection title={say('organisation.nextVersion', { version: next })} lead={say('organisation.nextVersionLead')} columns="one">
          <div className={classes.editor}>
            <TextArea label={say('organisation.termsText')} hint={say('organisation.termsHint')} rows={14} {...form.text('text')} />
          </div>
        </FormSection>
        {versions.length > 0 && (
          <FormSection title={say('organisation.versions')} lead={say('organisation.versionsLead')} columns="one">
            <Versions versions={versions} people={people} />
          </FormSection>
        )}
      </PageForm>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('organisation.publishTitle', { version: next })}
        deed={say('organisation.publish', { version: next })}
        onConfirm={() => go()}
        busy={form.working}
      >
        <p>{say('organisation.publishAsks', { people })}</p>
        <p>{say('organisation.publishStays')}</p>
      </ConfirmDialog>
    </>
  );
}
