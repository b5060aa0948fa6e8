import { type FormEvent, useId, useRef, useState } from 'react';
import type { TeamCodeAsked } from '../../data/generated.ts';
import { Button } from '../../ui/Button.tsx';
import { CodeBoxes } from '../../ui/CodeBoxes.tsx';
import { say } from '../../ui/say.ts';
import { Saying } from '../../ui/Saying.tsx';
import { countdown, useNow } from '../../ui/when.ts';
import type { Party } from './item.ts';
import classes from './LockedQueue.module.css';
import { type Challenge, useTeamAccess } from './use-team-access.ts';

interface LockedQueueProps {
  team: Party;
  phoneEnding: string | null;
  codeAsked: TeamCodeAsked;
}

/** A queue that opens with the code sent to the team's phone. It shows neither count nor card. */
export function LockedQueue({ team, phoneEnding, codeAsked }: LockedQueueProps) {
  const access = useTeamAccess(team.id);
  const titleId = useId();
  return (
    <section className={classes.locked} aria-labelledby={titleId}>
      <h4 className={classes.title} id={titleId}>
        {say('desk.openTheQueue', { team: team.name })}
      </h4>
      {access.challenge ? (
        <Code key={access.challenge.challengeId} access={access} challenge={access.challenge} />
      ) : (
        <>
          <p className={classes.text}>
            <Saying phrase={phoneEnding ? 'desk.codeWillGo' : 'desk.codeWillGoSomewhere'} values={{ ending: phoneEnding ?? '' }} />
          </p>
          <Button variant="filled" onClick={access.send} disabled={access.busy !== null}>{say('desk.sendCode')}</Button>
          {access.trouble && <Trouble text={access.trouble} />}
        </>
      )}
      <p className={classes.hint}>{say(codeAsked === 'EVERY_SESSION' ? 'desk.askedEachSignIn' : 'desk.askedOnce')}</p>
    </section>
  );
}

function Code({ access, challenge }: { access: ReturnType<typeof useTeamAccess>; challenge: Challenge }) {
  const [digits, setDigits] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const trouble = useId();
  const now = useNow(1000);
  const left = Date.parse(challenge.expiresAt) - now;
  const dead = access.dead || left <= 0;

  function type(typed: string) {
    setDigits(typed);
    access.forgive();
  }

  async function open(code: string) {
    await access.open(code);
    input.current?.focus();
    input.current?.select();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (digits.length === 6) void open(digits);
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <p className={classes.text}>
        <Saying phrase={access.again ? 'desk.newCodeSent' : 'desk.codeSent'} values={{ ending: challenge.phoneEnding }} />
      </p>
      <div className={classes.boxes}>
        <CodeBoxes ref={input} value={digits} onChange={type} onFull={open} invalid={access.wrong} disabled={dead} autoFocus describedBy={trouble} />
      </div>
      <div id={trouble} className={classes.alert} role="alert">
        {(access.trouble || left <= 0) && <Trouble text={access.trouble ?? say('desk.codeExpired')} />}
      </div>
      <Times left={dead ? 0 : left} untilNew={Date.parse(challenge.resendAt) - now} onSend={access.send} />
      <Button type="submit" variant="filled" disabled={dead || access.busy !== null}>
        {say('desk.openQueue')}
      </Button>
    </form>
  );
}

function Times({ left, untilNew, onSend }: { left: number; untilNew: number; onSend: () => void }) {
  return (
    <p className={classes.times}>
      <span>{left > 0 && say('desk.validFor', { time: countdown(left) })}</span>
      {untilNew > 0 ? (
        <span>{say('desk.newCodeIn', { time: countdown(untilNew + 999) })}</span>
      ) : (
        <button type="button" className={classes.again} onClick={onSend}>
          {say('desk.sendNewCode')}
        </button>
      )}
    </p>
  );
}

function Trouble({ text }: { text: string }) {
  return <p className={classes.trouble}>{text}</p>;
}
