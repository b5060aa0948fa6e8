import { FormSection } from '../../../ui/FormSection.tsx';
import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import classes from './SettingsSkeleton.module.css';

/** The page at its final heights, while the settings are on their way. */
export function SettingsSkeleton() {
  return (
    <Page>
      <PageTitle title={say('organisation.title')} lead={say('organisation.lead')} />
      {(['nameSection', 'colourSection', 'sessionsSection', 'conversationsSection', 'countriesSection', 'termsSection'] as const).map((section) => (
        <FormSection key={section} title={say(`organisation.${section}`)}>
          <span className={classes.field} />
          <span className={classes.field} />
        </FormSection>
      ))}
    </Page>
  );
}
