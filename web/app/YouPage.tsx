import { SegmentedControl } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useViewer } from '../data/viewer.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { readablePhone } from '../ui/phone.ts';
import { chooseContrast, chooseScheme, useLooks } from '../ui/scheme.ts';
import { say } from '../ui/say.ts';
import { useLeave } from './SignOut.tsx';
import classes from './YouPage.module.css';

/** Oneself: who one is here, how things look on this device, and the way out. */
export function YouPage() {
  const viewer = useViewer();
  const leave = useLeave();
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <Avatar of={viewer.party} size={56} />
          <div className={classes.names}>
            <h2 className={classes.name}>{viewer.party.name}</h2>
            <p className={classes.part}>{[say(partOf(viewer.role)), viewer.card.jobTitle].filter(Boolean).join(' · ')}</p>
          </div>
        </header>
        <Section title={say('shell.account')}>
          <Fact name={say('shell.signInAddress')} value={viewer.email} />
          <Fact name={say('shell.shownPhone')} value={viewer.card.phone ? readablePhone(viewer.card.phone) : say('shell.notShown')} />
          <Fact name={say('shell.shownEmail')} value={viewer.card.email ?? say('shell.notShown')} />
          {viewer.teams.length > 0 && <Fact name={say('shell.teams')} value={viewer.teams.map(({ team }) => team.name).join(', ')} />}
        </Section>
        <Section title={say('shell.looks')}>
          <Looks />
        </Section>
        <button type="button" className={classes.leave} onClick={leave}>
          <IconLogout size={20} stroke={1.75} aria-hidden />
          {say('shell.signOut')}
        </button>
      </div>
    </main>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.sectionTitle}>{title}</h3>
      <div className={classes.box}>{children}</div>
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <dl className={classes.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </dl>
  );
}

function Looks() {
  const { scheme, contrast } = useLooks();
  const schemes = [
    { value: 'light', label: say('shell.light') },
    { value: 'dark', label: say('shell.dark') },
    { value: 'auto', label: say('shell.asDevice') },
  ] as const;
  const contrasts = [
    { value: 'more', label: say('shell.more') },
    { value: 'auto', label: say('shell.asDevice') },
  ] as const;
  return (
    <>
      <div className={classes.choice}>
        <span>{say('shell.scheme')}</span>
        <SegmentedControl data={[...schemes]} value={scheme} onChange={chooseScheme} aria-label={say('shell.scheme')} />
      </div>
      <div className={classes.choice}>
        <span>{say('shell.contrast')}</span>
        <SegmentedControl data={[...contrasts]} value={contrast} onChange={chooseContrast} aria-label={say('shell.contrast')} />
      </div>
    </>
  );
}

function partOf(role: 'STAFF' | 'USER_ADMIN' | 'SYSTEM_ADMIN' | null) {
  if (role === 'SYSTEM_ADMIN') return 'shell.systemAdmin';
  if (role === 'USER_ADMIN') return 'shell.userAdmin';
  return role === 'STAFF' ? 'shell.staff' : 'shell.client';
}
