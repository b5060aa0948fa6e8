import { IconBell, IconBlockquote, IconChevronRight, IconId, IconKey, IconLogout, IconSettings, IconShieldLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useViewer } from '../data/viewer.ts';
import { OwnAvailability } from '../features/settings/OwnAvailability.tsx';
import { readablePhone } from '../ui/phone.ts';
import { switchSingleKeys, useSingleKeysAct } from '../ui/keys/switch.ts';
import { chooseContrast, chooseScheme, useLooks } from '../ui/scheme.ts';
import { say } from '../ui/say.ts';
import { Segments } from '../ui/SegmentedField.tsx';
import { AvatarPicker } from './AvatarPicker.tsx';
import { mayAdminister } from './may-administer.ts';
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
          <h2 className={classes.name}>{viewer.party.name}</h2>
          <p className={classes.part}>{[say(partOf(viewer.role)), viewer.card.jobTitle].filter(Boolean).join(' · ')}</p>
          <AvatarPicker of={viewer.party} size={72} />
        </header>
        {viewer.role !== null && <OwnAvailability viewerId={viewer.id} />}
        <Section title={say('shell.account')}>
          <Fact name={say('shell.signInAddress')} value={viewer.email} />
          <Fact name={say('shell.shownPhone')} value={viewer.card.phone ? readablePhone(viewer.card.phone) : say('shell.notShown')} />
          <Fact name={say('shell.shownEmail')} value={viewer.card.email ?? say('shell.notShown')} />
          {viewer.teams.length > 0 && <Fact name={say('shell.teams')} value={viewer.teams.map(({ team }) => team.name).join(', ')} />}
        </Section>
        <Section title={say('shell.looks')}>
          <Looks />
        </Section>
        <Way to="/you/card" icon={IconId} name={say('shell.card')} about={say('shell.cardText')} />
        <Way to="/you/notices" icon={IconBell} name={say('shell.told')} about={say('shell.toldText')} />
        <Way to="/you/security" icon={IconShieldLock} name={say('shell.security')} about={say('shell.securityText')} />
        {viewer.role !== null && <Way to="/you/texts" icon={IconBlockquote} name={say('shell.texts')} about={say('shell.textsText')} />}
        {viewer.role !== null && <Way to="/you/tokens" icon={IconKey} name={say('shell.tokens')} about={say('shell.tokensText')} />}
        {mayAdminister(viewer.role) && <Way to="/admin" icon={IconSettings} name={say('shell.administration')} about={say('shell.administrationText')} />}
        <button type="button" className={classes.leave} onClick={leave}>
          <IconLogout size={20} stroke={1.75} aria-hidden />
          {say('shell.signOut')}
        </button>
      </div>
    </main>
  );
}

interface WayProps {
  to: string;
  icon: typeof IconSettings;
  name: string;
  about: string;
}

/** Leads to a page of its own. */
function Way({ to, icon: Icon, name, about }: WayProps) {
  return (
    <Link className={classes.way} to={to}>
      <Icon size={20} stroke={1.75} aria-hidden />
      <span>
        {name}
        <small>{about}</small>
      </span>
      <IconChevronRight size={18} stroke={1.75} aria-hidden />
    </Link>
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
  const singleKeys = useSingleKeysAct();
  const schemes = [
    { value: 'light', label: say('shell.light') },
    { value: 'dark', label: say('shell.dark') },
    { value: 'auto', label: say('shell.asDevice') },
  ] as const;
  const contrasts = [
    { value: 'more', label: say('shell.more') },
    { value: 'auto', label: say('shell.asDevice') },
  ] as const;
  const onOrOff = [
    { value: 'on', label: say('shell.on') },
    { value: 'off', label: say('shell.off') },
  ] as const;
  return (
    <>
      <div className={classes.choice}>
        <span>{say('shell.scheme')}</span>
        <Segments label={say('shell.scheme')} choices={schemes} value={scheme} onChange={chooseScheme} />
      </div>
      <div className={classes.choice}>
        <span>{say('shell.contrast')}</span>
        <Segments label={say('shell.contrast')} choices={contrasts} value={contrast} onChange={chooseContrast} />
      </div>
      <div className={classes.choice}>
        <span>{say('shell.singleKeys')}</span>
        <Segments label={say('shell.singleKeys')} choices={onOrOff} value={singleKeys ? 'on' : 'off'} onChange={(chosen) => switchSingleKeys(chosen === 'on')} />
      </div>
    </>
  );
}

function partOf(role: 'STAFF' | 'USER_ADMIN' | 'SYSTEM_ADMIN' | null) {
  if (role === 'SYSTEM_ADMIN') return 'shell.systemAdmin';
  if (role === 'USER_ADMIN') return 'shell.userAdmin';
  return role === 'STAFF' ? 'shell.staff' : 'shell.client';
}
