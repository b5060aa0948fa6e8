import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { readablePhone } from '../../ui/phone.ts';
import { say } from '../../ui/say.ts';
import { countdown, preciseTime, useNow } from '../../ui/when.ts';
import { type OutboxItem, stateAt } from './outbox.ts';
import classes from './OutboxRow.module.css';

/** One thing sent: its code large while it works, struck through when it does not. */
export function OutboxRow({ item, newest }: { item: OutboxItem; newest: boolean }) {
  const now = useNow(1000);
  const state = stateAt(item, now);
  const works = state === 'works' && item.code;
  return (
    <tr className={classes.row} data-newest={newest && works ? '' : undefined} data-spent={item.code && !works ? '' : undefined}>
      <td className={classes.at}>
        <time dateTime={item.sentAt}>{preciseTime(item.sentAt)}</time>
      </td>
      <td className={classes.kindCell}>
        <span className={classes.kind}>{say(item.kind === 'SMS' ? 'shell.outboxSms' : 'shell.outboxMail')}</span>
      </td>
      <td className={classes.to}>
        <strong>{item.toName}</strong>
        <span>{readablePhone(item.to)}</span>
      </td>
      <td className={classes.text}>
        <TextWithCode item={item} works={Boolean(works)} />
      </td>
      <td className={classes.end}>
        <div>
          <State state={state} item={item} now={now} />
          {works && <Copy code={item.code ?? ''} />}
        </div>
      </td>
    </tr>
  );
}

function TextWithCode({ item, works }: { item: OutboxItem; works: boolean }) {
  const { text, code, link } = item;
  if (code && text.includes(code)) {
    const [before, ...after] = text.split(code);
    return (
      <>
        {before}
        {works ? <mark className={classes.code}>{code}</mark> : <s>{code}</s>}
        {works ? after.join(code).replace(/^[.,]\s*/, ' ') : after.join(code)}
      </>
    );
  }
  if (!link) return text;
  return (
    <>
      {text.replace(/https?:\/\/\S+/, '').trim()} <a href={link}>{say('shell.outboxOpenLink')}</a>
    </>
  );
}

function State({ state, item, now }: { state: OutboxItem['state']; item: OutboxItem; now: number }): ReactNode {
  if (state === 'works') {
    if (!item.expiresAt) return <span className={classes.works}>{say('shell.outboxWorksNow')}</span>;
    return <span className={classes.works}>{say('shell.outboxWorks', { time: span(Date.parse(item.expiresAt) - now) })}</span>;
  }
  return <span>{say(`shell.outbox_${state}`)}</span>;
}

/** Codes count seconds, links hours. */
function span(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  return hours > 0 ? say('shell.hoursShort', { hours }) : countdown(ms);
}

function Copy({ code }: { code: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const Icon = copied ? IconCheck : IconCopy;
  return (
    <button type="button" className={classes.copy} onClick={() => navigator.clipboard.writeText(code).then(() => setCopied(true), () => setCopied(false))}>
      <Icon size={18} stroke={1.75} aria-hidden />
      {say(copied ? 'shell.outboxCopied' : 'shell.outboxCopy')}
    </button>
  );
}
