import { parseArgs } from 'node:util';
import { createInterface } from 'node:readline/promises';
import { appointSystemAdministrator } from '../domain/accounts/appoint.ts';
import { foundOrganisation } from '../domain/organisation/organisation.ts';
import { SIDE_DOOR, type Door } from '../domain/call.ts';
import { Refusal } from '../domain/errors.ts';
import { openDoors } from './doors.ts';
import type { Verb } from './verb.ts';

/** The first system administrator, and the way back in for one who has lost the password. Asks for what is left out. */
export const createAdmin: Verb = {
  usage: '[--name N --email E --phone +44… --organisation O]',
  says: 'make a system administrator, and print the link that lets them in',
  async run(args, side) {
    const { door, outside } = await openDoors(side);
    const given = await complete(args, await isFounded(door));
    const { href, hours, isNew } = await door
      .actOpen(SIDE_DOOR, async (call) => {
        if (given.organisation) await foundOrganisation(call, given.organisation);
        return appointSystemAdministrator(outside, call, { name: given.name, email: given.email, securePhone: given.phone });
      })
      .catch(asSentence);
    console.log(
      [
        isNew ? `${given.name} is a system administrator.` : `${given.email} is a system administrator already; nothing was changed, and here is a new link.`,
        hours === 1 ? 'Set the password here, once, within the hour:' : `Accept the invitation here, once, within ${hours} hours:`,
        href,
      ].join('\n'),
    );
  },
};

const QUESTIONS = {
  organisation: 'Name of the organisation, as clients read it',
  name: 'Name of the administrator',
  email: 'Their e-mail address',
  phone: 'Their phone for codes, such as +442079460142',
};
type Answers = Record<keyof typeof QUESTIONS, string>;

/** From the arguments; what is missing is asked for where there is somebody to ask. */
async function complete(args: string[], founded: boolean): Promise<Answers> {
  const option = { type: 'string', default: '' } as const;
  const { values } = parseArgs({ args, options: { organisation: option, name: option, email: option, phone: option } });
  const missing = keysOf(QUESTIONS).filter((key) => values[key].trim() === '' && !(key === 'organisation' && founded));
  if (missing.length === 0) return values;
  if (!process.stdin.isTTY) throw new Error(`Say also ${missing.map((key) => `--${key}`).join(', ')}.`);

  const screen = createInterface({ input: process.stdin, output: process.stdout });
  for (const key of missing) values[key] = (await screen.question(`${QUESTIONS[key]}: `)).trim();
  screen.close();
  return values;
}

async function isFounded(door: Door): Promise<boolean> {
  return (await door.lookOpen(SIDE_DOOR, (call) => call.sql('select 1 from organisation', []))).length > 0;
}

/** A refusal names a field of the contract; here it is the sentence that helps. */
function asSentence(error: unknown): never {
  if (error instanceof Refusal) throw new Error(`${error.details.path?.split('.').at(-1) ?? 'The account'}: ${error.message}`);
  throw error;
}

function keysOf<Key extends string>(record: Record<Key, unknown>): Key[] {
  return Object.keys(record) as Key[];
}
