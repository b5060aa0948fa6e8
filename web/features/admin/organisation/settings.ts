import type { OrganisationSettingsQuery, SettingsFieldsFragment, UpdateOrganisationInput } from '../generated.ts';

export type Settings = OrganisationSettingsQuery['organisationSettings'];
export type Country = Settings['countries'][number];

/** What stands in the form. */
export interface Values {
  name: string;
  /** As typed; empty: Switchboard's own. */
  accent: string;
  staffIdle: number;
  staffAbsolute: number;
  clientIdle: number;
  clientAbsolute: number;
  clientsMayAdd: boolean;
  historyByDefault: SettingsFieldsFragment['historyByDefault'];
  /** Whether only some countries are sent codes: `smsCountries` then. */
  onlySome: boolean;
  smsCountries: readonly string[];
}

export function valuesOf({ organisation, sessions, clientsMayAdd, historyByDefault, smsCountries }: SettingsFieldsFragment): Values {
  const { staffIdle, staffAbsolute, clientIdle, clientAbsolute } = sessions;
  return {
    name: organisation.name,
    accent: organisation.accent ?? '',
    staffIdle, staffAbsolute, clientIdle, clientAbsolute,
    clientsMayAdd,
    historyByDefault,
    onlySome: smsCountries.length > 0,
    smsCountries,
  };
}

/** What is sent: all of it, and the server says what that changes. */
export function inputOf(values: Values): UpdateOrganisationInput {
  const { staffIdle, staffAbsolute, clientIdle, clientAbsolute } = values;
  return {
    name: values.name,
    accent: values.accent,
    sessions: { staffIdle, staffAbsolute, clientIdle, clientAbsolute },
    clientsMayAdd: values.clientsMayAdd,
    historyByDefault: values.historyByDefault,
    smsCountries: values.onlySome ? [...values.smsCountries] : [],
  };
}

/** What others would feel of a change, to be said before it is made. */
export interface Effects {
  /** Whose sessions that are too old by the new limits end at once. */
  ends: ('staff' | 'clients')[];
  /** How many accounts have their codes sent to a country that is no longer allowed. */
  cutOff: number;
}

export function effectsOf(before: Settings, values: Values): Effects {
  const { sessions } = before;
  const staff = values.staffIdle < sessions.staffIdle || values.staffAbsolute < sessions.staffAbsolute;
  const clients = values.clientIdle < sessions.clientIdle || values.clientAbsolute < sessions.clientAbsolute;
  return {
    ends: [...(staff ? (['staff'] as const) : []), ...(clients ? (['clients'] as const) : [])],
    cutOff: cutOff(before.countries, before.smsCountries, values),
  };
}

/** Those who could be sent a code until now, and could not any more. */
function cutOff(countries: readonly Country[], before: readonly string[], { onlySome, smsCountries }: Values): number {
  if (!onlySome) return 0;
  const gone = countries.filter(({ code }) => !smsCountries.includes(code) && (before.length === 0 || before.includes(code)));
  return gone.reduce((count, { phones }) => count + phones, 0);
}
