import { Button } from '../../ui/Button.tsx';
import '../../ui/words/settings.ts';
import { type ReactNode, useState } from 'react';
import { useSecurityQuery } from './generated.ts';
import { useViewer } from '../../data/viewer.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import { AddAppDialog } from './AddAppDialog.tsx';
import { AppRow } from './AppRow.tsx';
import { momentWords } from './moment-words.ts';
import { PasswordDialog } from './PasswordDialog.tsx';
import { PhoneDialog } from './PhoneDialog.tsx';
import { RecoveryCodesDialog } from './RecoveryCodesDialog.tsx';
import { ReplaceCodesDialog } from './ReplaceCodesDialog.tsx';
import classes from './Security.module.css';
import { SessionList } from './SessionList.tsx';

type Asking = 'password' | 'phone' | 'app' | 'codes' | null;

/** How one gets in, and where one is signed in: password, phone, apps, recovery codes, sessions. */
export function SecurityPage() {
  const { data, error, refetch } = useSecurityQuery({ fetchPolicy: 'cache-and-network' });
  const { email } = useViewer();
  const [asking, setAsking] = useState<Asking>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const security = data?.security;

  function done(fresh?: readonly string[] | null) {
    setAsking(null);
    setCodes(fresh ?? null);
    void refetch();
  }
  const leave = () => setAsking(null);

  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <PageTitle title={say('settings.title')} lead={say('settings.lead')} crumbs={[{ to: '/you', label: say('settings.back') }]} />
        {!security && error && (
          <EmptyState title={say('settings.notLoaded')}>
            <Button variant="default" onClick={() => void refetch()}>
              {say('settings.tryAgain')}
            </Button>
          </EmptyState>
        )}
        {!security && !error && <SkeletonCards count={3} />}
        {security && (
          <>
            <Section title={say('settings.password')}>
              <Row text={security.passwordSetAt ? say('settings.passwordSet', { when: momentWords(security.passwordSetAt) }) : say('settings.passwordSome')} deed={say('settings.change')} onDeed={() => setAsking('password')} />
            </Section>
            <Section title={say('settings.codes')} hint={security.authenticators.length === 0 ? say('settings.smsRisk') : undefined}>
              {security.authenticators.map((app) => (
                <AppRow key={app.id} app={app} phoneEnding={security.phoneEnding} onRemoved={() => done()} />
              ))}
              <Row text={say(security.authenticators.length > 0 ? 'settings.codesBySmsInstead' : 'settings.codesBySms', { ending: security.phoneEnding })} deed={say('settings.change')} onDeed={() => setAsking('phone')} />
              <div className={classes.row}>
                <Button variant={security.authenticators.length === 0 ? 'filled' : 'default'} onClick={() => setAsking('app')}>
                  {say(security.authenticators.length === 0 ? 'settings.addApp' : 'settings.addAnotherApp')}
                </Button>
              </div>
            </Section>
            <Section title={say('settings.recovery')} hint={security.recoveryCodesLeft === 0 ? say('settings.recoveryNone') : security.recoveryCodesLeft < 4 ? say('settings.recoveryFew') : undefined}>
              <Row text={say('settings.recoveryLeft', { count: security.recoveryCodesLeft })} deed={say('settings.recoveryMake')} onDeed={() => setAsking('codes')} />
            </Section>
            <Section title={say('settings.sessions')}>
              <SessionList sessions={security.sessions} onEnded={() => void refetch()} />
            </Section>
          </>
        )}
      </div>
      {asking === 'password' && <PasswordDialog onDone={done} onClose={leave} />}
      {asking === 'phone' && <PhoneDialog onDone={done} onClose={leave} />}
      {asking === 'app' && <AddAppDialog onDone={done} onClose={leave} />}
      {asking === 'codes' && <ReplaceCodesDialog some={(security?.recoveryCodesLeft ?? 0) > 0} onDone={done} onClose={leave} />}
      {codes && <RecoveryCodesDialog codes={codes} email={email} onKept={() => setCodes(null)} />}
    </main>
  );
}

function Section({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      <div className={classes.box}>{children}</div>
      {hint && <p className={classes.hint}>{hint}</p>}
    </section>
  );
}

function Row({ text, deed, onDeed }: { text: string; deed: string; onDeed: () => void }) {
  return (
    <div className={classes.row}>
      <span className={classes.text}>{text}</span>
      <Button variant="default" onClick={onDeed}>
        {deed}
      </Button>
    </div>
  );
}
