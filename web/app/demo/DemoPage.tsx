import { useEffect, useState } from 'react';
import { say } from '../../ui/say.ts';
import { becomeMember, type CastMember, readCast } from './cast.ts';
import { DemoBanner } from './DemoBanner.tsx';
import classes from './DemoPage.module.css';
import { MemberCard } from './MemberCard.tsx';
import { NotHere } from './NotHere.tsx';

/** One card for each member of the cast: one click, and this browser is that person. */
export function DemoPage() {
  const [cast, setCast] = useState<CastMember[] | 'none' | 'failed'>();
  const [entering, setEntering] = useState<string>();
  const [refused, setRefused] = useState(false);

  useEffect(() => {
    document.title = say('shell.demoTitle');
    readCast().then(
      (read) => setCast(read ?? 'none'),
      () => setCast('failed'),
    );
  }, []);

  async function enter(member: CastMember) {
    setEntering(member.id);
    setRefused(false);
    try {
      await becomeMember(member.id);
      location.assign('/');
    } catch {
      setEntering(undefined);
      setRefused(true);
    }
  }

  if (cast === 'none') return <NotHere />;
  const members = Array.isArray(cast) ? cast : [];
  return (
    <div className={classes.page}>
      <DemoBanner />
      <main className={classes.main}>
        <h1 className={classes.title}>{say('shell.demoTitle')}</h1>
        <p className={classes.lead}>{say('shell.demoLead')}</p>
        <Hints />
        <p className={classes.trouble} role="alert">
          {(refused || cast === 'failed') && say(refused ? 'shell.demoRefused' : 'shell.unreachable')}
        </p>
        <Group title={say('shell.demoClients')} text={say('shell.demoClientsText')} members={members.filter(isClient)} entering={entering} onEnter={enter} />
        <Group title={say('shell.demoStaff')} text={say('shell.demoStaffText')} members={members.filter((member) => !isClient(member))} entering={entering} onEnter={enter} />
      </main>
    </div>
  );
}

function Hints() {
  return (
    <div className={classes.hints}>
      <p>
        <strong>{say('shell.demoTwoSides')}</strong> {say('shell.demoTwoSidesText')}
      </p>
      <nav className={classes.links} aria-label={say('shell.demoPlaces')}>
        <a href="/dev/outbox">{say('shell.demoToOutbox')}</a>
        <a href="/sign-in">{say('shell.demoToSignIn')}</a>
        <a href="/playground">{say('shell.demoToPlayground')}</a>
      </nav>
    </div>
  );
}

interface GroupProps {
  title: string;
  text: string;
  members: CastMember[];
  entering: string | undefined;
  onEnter: (member: CastMember) => void;
}

function Group({ title, text, members, entering, onEnter }: GroupProps) {
  if (members.length === 0) return null;
  return (
    <section className={classes.group}>
      <h2 className={classes.groupTitle}>{title}</h2>
      <p className={classes.groupText}>{text}</p>
      <ul className={classes.cards}>
        {members.map((member) => (
          <MemberCard key={member.id} member={member} busy={entering === member.id} onEnter={() => onEnter(member)} />
        ))}
      </ul>
    </section>
  );
}

function isClient(member: CastMember): boolean {
  return member.kind === 'CLIENT';
}
