import { checkedHours } from '../accounts/given-hours.ts';
import { record } from '../audit/record.ts';
import type { Call } from '../call.ts';
import { badInput } from '../errors.ts';
import { KINDS, type NoticeChoice, type NoticesRow, type NoticesView, type QuietHours, UNCHOSEN } from './notices.ts';

export interface UpdateNotices {
  choices: readonly NoticeChoice[];
  alarm?: boolean | null;
  alarmPastTarget?: boolean | null;
  quiet?: QuietHours | null;
}

/** How the viewer wants to be told. */
export async function noticesOf(call: Call): Promise<NoticesView> {
  return viewOf(call, await rowOf(call));
}

/** Changes how the viewer wants to be told; all their open screens hear of it. What is so already writes nothing. */
export async function updateNotices(call: Call, input: UpdateNotices): Promise<NoticesView> {
  const { kind, id } = call.actor;
  // Two devices at once: the second changes what the first has made of it.
  await call.sql('select 1 from account where id = $1 for no key update', [id]);
  const before = await rowOf(call);
  const chosen = new Map(checkedChoices(KINDS[kind], input.choices).map((choice) => [choice.kind, choice]));
  const by = (way: 'sound' | 'browser' | 'email') => KINDS[kind].filter((each) => chosen.get(each)?.[way] ?? before[way].includes(each));
  for (const each of ['alarm', 'alarmPastTarget'] as const) if (kind === 'CLIENT' && input[each] === true) throw badInput(`input.${each}`, 'Only queues have an alarm.');
  const after: NoticesRow = {
    sound: by('sound'),
    browser: by('browser'),
    email: by('email'),
    alarm: input.alarm ?? before.alarm,
    alarmPastTarget: input.alarmPastTarget ?? before.alarmPastTarget,
    quiet: input.quiet === undefined ? before.quiet : input.quiet && checkedQuiet(input.quiet),
  };
  if (same(before, after)) return viewOf(call, before);

  await call.sql(
    `insert into notice_settings (account_id, sound, browser, email, alarm, alarm_past_target, quiet) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (account_id) do update set sound = excluded.sound, browser = excluded.browser, email = excluded.email, alarm = excluded.alarm,
       alarm_past_target = excluded.alarm_past_target, quiet = excluded.quiet`,
    [id, after.sound, after.browser, after.email, after.alarm, after.alarmPastTarget, after.quiet === null ? null : JSON.stringify(after.quiet)],
  );
  record(call, { deed: 'notices.updated', targetId: id, before, after });
  call.ring({ on: 'notices', id });
  return viewOf(call, after);
}

async function rowOf(call: Call): Promise<NoticesRow> {
  const [row] = await call.sql<NoticesRow>('select sound, browser, email, alarm, alarm_past_target as "alarmPastTarget", quiet from notice_settings where account_id = $1', [call.actor.id]);
  return row ?? UNCHOSEN[call.actor.kind];
}

function viewOf(call: Call, { sound, browser, email, alarm, alarmPastTarget, quiet }: NoticesRow): NoticesView {
  const choices = KINDS[call.actor.kind].map((kind) => ({ kind, sound: sound.includes(kind), browser: browser.includes(kind), email: email.includes(kind) }));
  return { id: call.actor.id, choices, alarm, alarmPastTarget, quiet };
}

function checkedChoices(kinds: NoticesRow['sound'] | readonly NoticeChoice['kind'][], choices: readonly NoticeChoice[]): readonly NoticeChoice[] {
  for (const [i, { kind }] of choices.entries()) {
    if (!kinds.includes(kind)) throw badInput(`input.choices.${i}.kind`, 'You are not told of this.');
    if (choices.findIndex((each) => each.kind === kind) < i) throw badInput(`input.choices.${i}.kind`, 'This is there twice.');
  }
  return choices;
}

function checkedQuiet({ timeZone, from, until }: QuietHours): QuietHours {
  const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
  checkedHours('input.quiet', { timeZone, intervals: [] });
  for (const [name, time] of [['from', from], ['until', until]] as const) if (!TIME.test(time)) throw badInput(`input.quiet.${name}`, 'A time is HH:MM, such as 22:00.');
  if (from === until) throw badInput('input.quiet.until', 'They end at another time than they begin.');
  return { timeZone, from, until };
}

function same(one: NoticesRow, other: NoticesRow): boolean {
  const written = ({ sound, browser, email, alarm, alarmPastTarget, quiet }: NoticesRow) => JSON.stringify([sound, browser, email, alarm, alarmPastTarget, quiet && [quiet.timeZone, quiet.from, quiet.until]]);
  return written(one) === written(other);
}
