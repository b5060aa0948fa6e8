import { SIDE_DOOR, type Door, type OpenCall } from '../domain/call.ts';
import { newId } from '../domain/id.ts';
import type { Post } from '../domain/outside.ts';

/** What would have been sent, as the demo's page shows it. */
export interface OutboxItem {
  id: string;
  kind: 'SMS' | 'MAIL';
  to: string;
  toName: string;
  text: string;
  code?: string;
  link?: string;
  sentAt: string;
  /** Of its code or link; `sent`: it has neither. */
  state: 'works' | 'used' | 'replaced' | 'expired' | 'sent';
  /** When code or link stopped, or stops, working. */
  expiresAt: string | null;
}

/** Keeps text messages in the database instead of sending them. Codes stand there in the clear: for the demo alone. */
export function smsToOutbox(door: Door): Post['sms'] {
  return ({ to, toName, text, code, challengeId }) => keep(door, { kind: 'SMS', to, toName, text, code, challengeId });
}

/** The same for mails. */
export function mailToOutbox(door: Door): Post['mail'] {
  return ({ to, toName, text, link }) => keep(door, { kind: 'MAIL', to, toName, text, link });
}

/** The newest two hundred, newest first, with what has become of each code and link. */
export async function sentItems(call: OpenCall): Promise<OutboxItem[]> {
  const rows = await call.sql<OutboxRow>(
    `select o.id, o.kind, o.recipient, o.recipient_name, o.body, o.code, o.link, o.sent_at,
       coalesce(c.expires_at, l.expires_at) as expires_at,
       case when c.id is null and l.token_hash is null then 'sent'
         when coalesce(c.used_at, l.used_at) is not null then 'used'
         when coalesce(c.replaced_at, l.revoked_at) is not null then 'replaced'
         when coalesce(c.expires_at, l.expires_at) <= now() or c.tries >= 5 then 'expired'
         else 'works' end as state
     from outbox o left join challenge c on c.id = o.challenge_id
       left join password_link l on l.token_hash = sha256(convert_to(substring(o.link from 'token=([^&#]+)'), 'UTF8'))
     order by o.sent_at desc, o.id desc limit 200`,
    [],
  );
  return rows.map(shown);
}

interface OutboxRow {
  id: string;
  kind: OutboxItem['kind'];
  recipient: string;
  recipient_name: string | null;
  body: string;
  code: string | null;
  link: string | null;
  sent_at: string;
  expires_at: string | null;
  state: OutboxItem['state'];
}

function shown(row: OutboxRow): OutboxItem {
  return {
    id: row.id,
    kind: row.kind,
    to: row.recipient,
    toName: row.recipient_name ?? row.recipient,
    text: row.body,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.link === null ? {} : { link: row.link }),
    sentAt: new Date(row.sent_at).toISOString(),
    state: row.state,
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
  };
}

interface Kept {
  kind: OutboxItem['kind'];
  to: string;
  toName: string;
  text: string;
  code?: string | undefined;
  link?: string | undefined;
  challengeId?: string | undefined;
}

async function keep(door: Door, { kind, to, toName, text, code, link, challengeId }: Kept): Promise<void> {
  await door.actOpen(SIDE_DOOR, async (call) => {
    await call.sql(
      `insert into outbox (id, kind, recipient, recipient_name, body, code, link, challenge_id, sent_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
      [newId(), kind, to, toName, text, code ?? null, link ?? null, challengeId ?? null],
    );
  });
}
