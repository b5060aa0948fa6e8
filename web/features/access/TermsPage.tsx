import '../../ui/words/access.ts';
import { useState } from 'react';
import { useAcceptTermsMutation, useCurrentTermsQuery } from '../../data/generated.ts';
import { refusalOf } from '../../data/refusal.ts';
import { useWhoIsHere } from '../../data/viewer.ts';
import { useFirmColour } from '../../ui/firm.ts';
import { FormButton } from '../../ui/FormButton.tsx';
import { HouseMark } from '../../ui/HouseMark.tsx';
import { Paragraphs } from '../../ui/Paragraphs.tsx';
import { say } from '../../ui/say.ts';
import { longDate } from '../../ui/when.ts';
import classes from './TermsPage.module.css';

/**
 * The organisation's terms, before anything else: to accept them, or to leave. Where a newer version was published while
 * these were read, that one is shown, and nothing was accepted.
 */
export function TermsPage({ onSignOut }: { onSignOut: () => void }) {
  const { organisation } = useWhoIsHere();
  const { data, error, refetch } = useCurrentTermsQuery({ fetchPolicy: 'network-only' });
  const [accept, { loading }] = useAcceptTermsMutation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const terms = data?.terms;
  useFirmColour(organisation?.accent ?? null);

  async function agree(version: number): Promise<void> {
    setTrouble(null);
    try {
      await accept({ variables: { input: { version } } });
    } catch (refused) {
      const { code, message } = refusalOf(refused);
      if (code === 'CONFLICT') await refetch();
      setTrouble(message || say('access.unreachable'));
    }
  }

  return (
    <div className={classes.page}>
      <main className={classes.card}>
        <div className={classes.house}>
          {organisation && <HouseMark {...organisation} />}
          <span>{organisation?.name}</span>
        </div>
        <h1 className={classes.title}>{say(terms && terms.version > 1 ? 'access.newTermsTitle' : 'access.termsTitle', { organisation: organisation?.name ?? '' })}</h1>
        {terms && <p className={classes.lead}>{say('access.termsLead', { version: terms.version, date: longDate(terms.publishedAt) })}</p>}
        <div className={classes.text} tabIndex={0} role="region" aria-label={say('access.termsText')}>
          {terms && <Paragraphs text={terms.text} />}
          {error && !terms && <p role="alert">{refusalOf(error).message || say('access.unreachable')}</p>}
        </div>
        <div className={classes.foot}>
          {trouble && (
            <p className={classes.trouble} role="alert">
              {trouble}
            </p>
          )}
          <div className={classes.deeds}>
            <FormButton look="quiet" onClick={onSignOut}>
              {say('access.termsSignOut')}
            </FormButton>
            {error && !terms ? (
              <FormButton onClick={() => void refetch()}>{say('plain.tryAgain')}</FormButton>
            ) : (
              <FormButton onClick={() => terms && void agree(terms.version)} busy={loading} disabled={!terms}>
                {say('access.termsAccept')}
              </FormButton>
            )}
          </div>
        </div>
      </main>
    </div>
  );
}
