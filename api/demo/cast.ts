import type { GivenPerson, GivenTeam } from '../domain/accounts/given-account.ts';
import type { Hours } from '../domain/accounts/hours.ts';

/** Somebody of the demo organisation: the people of the tests, of the demo and of its pictures. */
export type CastMember = GivenPerson;

export const ORGANISATION = 'Alder & Finch';

/** Of everybody in the demo, which listens on one's own machine alone. */
export const DEMO_PASSWORD = 'patch-cord-1947';

const FIRM = 'alderfinch.example';

export const STAFF = {
  olga: staff('Olga Brandt', `olga@${FIRM}`, '+447700900101', 'Head of operations', 'SYSTEM_ADMIN'),
  lena: staff('Lena Voss', `lena@${FIRM}`, '+447700900102', 'Office manager', 'USER_ADMIN'),
  ana: staff('Ana Moreau', `ana@${FIRM}`, '+447700900117', 'Client support'),
  ben: staff('Ben Okafor', `ben@${FIRM}`, '+447700900118', 'Client support'),
  dara: staff('Dara Lindqvist', `dara@${FIRM}`, '+447700900119', 'Client support'),
  emil: staff('Emil Novak', `emil@${FIRM}`, '+447700900120', 'Onboarding'),
  greta: staff('Greta Vogel', `greta@${FIRM}`, '+447700900121', 'Adviser'),
} satisfies Record<string, CastMember>;

export const CLIENTS = {
  chloe: client('Chloe Bennett', 'chloe@bennett.example', '+447700900177', 'Architect', '+442079460177'),
  hana: client('Hana Sato', 'hana.sato@mail.example', '+447700900178', 'Translator', '+442079460178'),
  idris: client('Idris Rahman', 'idris@rahman.example', '+447700900179', 'Restaurant owner', '+442079460179'),
  gustav: client('Gustav Holm', 'g.holm@post.example', '+447700900180', 'Pilot', '+442079460180'),
  marta: client('Marta Klein', 'marta@klein.example', '+447700900181', 'Dentist', '+442079460181'),
} satisfies Record<string, CastMember>;

export type StaffName = keyof typeof STAFF;
export type ClientName = keyof typeof CLIENTS;
export type TeamName = 'support' | 'onboarding';

export const TEAMS: Record<TeamName, GivenTeam & { members: StaffName[] }> = {
  support: {
    name: 'Support',
    email: `support@${FIRM}`,
    securePhone: '+447700900142',
    card: { phone: '+442079460142', email: `support@${FIRM}`, hours: weekdays('08:00', '18:00') },
    members: ['ana', 'ben', 'dara', 'emil'],
  },
  onboarding: {
    name: 'Onboarding',
    card: { phone: '+442079460158', hours: weekdays('09:00', '17:00') },
    members: ['emil', 'dara'],
  },
};

/** Who sees whom. */
export const CLIENT_TEAMS: { name: string; teams: TeamName[]; staff: StaffName[]; clients: ClientName[] }[] = [
  { name: 'Private clients North', teams: ['support', 'onboarding'], staff: ['greta'], clients: ['chloe', 'gustav', 'marta'] },
  { name: 'Private clients South', teams: ['support'], staff: [], clients: ['hana', 'idris'] },
];

function staff(name: string, email: string, securePhone: string, jobTitle: string, role: CastMember['role'] = 'STAFF'): CastMember {
  return { name, email, securePhone, role, card: { jobTitle, email } };
}

function client(name: string, email: string, securePhone: string, jobTitle: string, phone: string): CastMember {
  return { name, email, securePhone, card: { jobTitle, email, phone } };
}

function weekdays(opens: string, closes: string): Hours {
  return { timeZone: 'Europe/London', intervals: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens, closes })) };
}
