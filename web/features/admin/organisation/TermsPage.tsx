import { useTermsVersionsQuery } from '../generated.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FormButton } from '../../../ui/FormButton.tsx';
import { say } from '../../../ui/say.ts';
import { whyNot } from '../why-not.ts';
import { TermsForm } from './TermsForm.tsx';

/** The terms: what they say now, what they said before, and the next version. */
export function TermsPage() {
  const { data, error, refetch } = useTermsVersionsQuery({ fetchPolicy: 'cache-and-network' });
  if (data) {
    const { terms, people, organisation } = data.organisationSettings;
    return <TermsForm key={terms.length} versions={terms} people={people} organisation={organisation.name} onPublished={() => void refetch()} />;
  }
  if (!error) return null;
  return (
    <EmptyState place="page" title={say('plain.notLoaded')} text={whyNot(error)}>
      <FormButton look="outlined" onClick={() => void refetch()}>
        {say('plain.tryAgain')}
      </FormButton>
    </EmptyState>
  );
}
