import type { OpenCall } from '../call.ts';
import { badInput } from '../errors.ts';
import { line } from '../input.ts';
import { accentFrom } from './accent.ts';
import { type GivenLimits, limitsFrom, type SessionLimits, sessionLimits } from './session-limits.ts';
import { countriesFrom } from './sms-countries.ts';

/** What somebody who is added to a conversation may read of what was written before. */
export type History = 'ALL' | 'FROM_NOW';

/** What system administrators set for the whole organisation. The logo has deeds of its own. */
export interface Settings {
  name: string;
  accent: string | null;
  sessions: SessionLimits;
  clientsMayAdd: boolean;
  historyByDefault: History;
  smsCountries: string[];
}

/** What is left out stays. */
export interface GivenSettings {
  name?: string | null;
  /** Empty: Switchboard's own. */
  accent?: string | null;
  sessions?: GivenLimits | null;
  clientsMayAdd?: boolean | null;
  historyByDefault?: History | null;
  smsCountries?: readonly string[] | null;
}

export async function settings(call: OpenCall): Promise<Settings> {
  const [row] = await call.sql<Omit<Settings, 'sessions'>>(
    `select name, accent, clients_may_add as "clientsMayAdd", history_by_default as "historyByDefault",
       sms_countries as "smsCountries" from organisation`,
    [],
  );
  if (!row) throw badInput('input', 'The organisation has not been founded yet.');
  return { ...row, sessions: await sessionLimits(call) };
}

/** What somebody who is added may read where the adder does not say. */
export async function historyByDefault(call: OpenCall): Promise<History> {
  const [row] = await call.sql<{ history: History }>('select history_by_default as history from organisation', []);
  return row?.history ?? 'ALL';
}

/** The settings from now on. BAD_USER_INPUT names the field that cannot be. */
export function settingsFrom(present: Settings, given: GivenSettings): Settings {
  return {
    name: given.name == null ? present.name : line('input.name', given.name, 120),
    accent: given.accent == null ? present.accent : accentFrom('input.accent', given.accent),
    sessions: given.sessions == null ? present.sessions : limitsFrom('input.sessions', present.sessions, given.sessions),
    clientsMayAdd: given.clientsMayAdd ?? present.clientsMayAdd,
    historyByDefault: given.historyByDefault ?? present.historyByDefault,
    smsCountries: given.smsCountries == null ? present.smsCountries : countriesFrom('input.smsCountries', given.smsCountries),
  };
}

export async function keepSettings(call: OpenCall, { name, accent, sessions, ...others }: Settings): Promise<void> {
  await call.sql(
    `update organisation set name = $1, accent = $2, staff_idle_minutes = $3, staff_absolute_minutes = $4,
       client_idle_minutes = $5, client_absolute_minutes = $6, clients_may_add = $7, history_by_default = $8, sms_countries = $9`,
    [name, accent, sessions.staffIdle, sessions.staffAbsolute, sessions.clientIdle, sessions.clientAbsolute,
      others.clientsMayAdd, others.historyByDefault, others.smsCountries],
  );
}
