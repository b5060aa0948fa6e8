import { useOrganisationSettingsQuery } from '../generated.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FormButton } from '../../../ui/FormButton.tsx';
import { say } from '../../../ui/say.ts';
import { whyNot } from '../why-not.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { SettingsSkeleton } from './SettingsSkeleton.tsx';

/** The organisation's settings, as they are now. */
export function SettingsPage() {
  const { data, error, refetch } = useOrganisationSettingsQuery({ fetchPolicy: 'cache-and-network' });
  if (data) return <SettingsForm settings={data.organisationSettings} />;
  if (!error) return <SettingsSkeleton />;
  return (
    <EmptyState place="page" title={say('plain.notLoaded')} text={whyNot(error)}>
      <FormButton look="outlined" onClick={() => void refetch()}>
        {say('plain.tryAgain')}
      </FormButton>
    </EmptyState>
  );
}
