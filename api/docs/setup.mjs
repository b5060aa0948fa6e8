import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';

/**
 * Sets up a firm through admin mutations alone, in the order of setup.graphql, and goes on where it was cut off:
 *
 *   node api/docs/setup.mjs http://localhost:4000 olga@alderfinch.example [FIRM.json]
 *
 * It signs in as an administrator: the password from SWITCHBOARD_PASSWORD, or asked for; codes are asked for, and in the
 * demo read from its outbox. With SWITCHBOARD_TOKEN (an API token with WRITE_DIRECTORY) nobody signs in, and the name of
 * the organisation stays as it is. No dependencies: any Node from 20 on runs it.
 */
const [url = 'http://localhost:4000', email = '', file = join(import.meta.dirname, 'setup.json')] = process.argv.slice(2);
const operations = readFileSync(join(import.meta.dirname, 'setup.graphql'), 'utf8');
const firm = JSON.parse(readFileSync(file, 'utf8'));
const token = process.env.SWITCHBOARD_TOKEN;
let cookie = '';
let steps = 0;

try {
  await setUp();
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

async function setUp() {
  if (!token) await signIn();
  if (!token) await step('Name the organisation', () => ask('NameOrganisation', { name: firm.organisation }));

  const staff = [];
  for (const person of firm.staff) staff.push(await step(`Invite ${person.name}`, () => made('InviteStaff', { person }, person.email)));
  const team = await step(`Create ${firm.team.name}`, () => made('CreateTeam', { team: firm.team }, firm.team.email));
  await step('Choose its members', () => ask('ChooseMembers', { teamId: team.id, memberIds: staff.map(({ id }) => id) }));
  if (!team.phoneVerified && firm.team.securePhone) await step('Verify its secure phone', () => verifyPhone(team));

  const group = await step(`Make the client team ${firm.clientTeam}`, () => clientTeam([team.id]));
  await step('New clients go there', () => ask('MakeDefault', { clientTeamId: group }));
  const clients = [];
  for (const person of firm.clients) clients.push(await step(`Invite ${person.name}`, () => made('InviteClient', { person }, person.email)));
  await step('Put clients into it', () => ask('AddToClientTeam', { clientTeamId: group, accountIds: clients.map(({ id }) => id) }));

  const { setup } = await ask('SetUp', {});
  const { contactsAs } = await ask('ContactsAs', { clientId: clients[0].id });
  console.log(`\n${setup.steps.filter(({ done }) => done).length} of ${setup.steps.length} steps are done.`);
  console.log(`${firm.clients[0].name} sees ${contactsAs.contacts.items.map(({ party }) => party.name).join(', ') || 'nobody yet: the team is not verified'}.`);
  console.log(`Not seen: ${contactsAs.hiddenMembers.map(({ name }) => name).join(', ') || 'nobody yet'}.`);
  console.log('Invitations, and the link that verifies the mailbox of the team, are in the mail.');
}

/** Makes an account, or finds it where it is there already. */
async function made(operation, variables, address) {
  try {
    return (await ask(operation, variables)).createAccount;
  } catch (error) {
    if (error.code !== 'CONFLICT') throw error;
    const { accounts } = await ask('Accounts', { search: address });
    const found = accounts.items.find((each) => each.email?.toLowerCase() === address.toLowerCase());
    if (!found) throw error;
    return found;
  }
}

async function clientTeam(memberIds) {
  const { clientTeams } = await ask('ClientTeams', {});
  const found = clientTeams.find(({ name }) => name === firm.clientTeam);
  if (!found) return (await ask('CreateClientTeam', { name: firm.clientTeam, memberIds })).createClientTeam.id;
  await ask('AddToClientTeam', { clientTeamId: found.id, accountIds: memberIds });
  return found.id;
}

async function verifyPhone(team) {
  const { requestPhoneVerification: sent } = await ask('RequestPhoneVerification', { accountId: team.id });
  const code = await codeSentTo(`${firm.team.name}, phone ending ${sent.phoneEnding}`, firm.team.name);
  const { confirmPhoneVerification: result } = await ask('ConfirmPhoneVerification', { challengeId: sent.challengeId, code });
  if (result.message) throw new Error(result.message);
}

async function signIn() {
  const password = process.env.SWITCHBOARD_PASSWORD ?? (await question(`Password of ${email}: `));
  const asked = await post('mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { ... on CodeChallenge { challengeId by phoneEnding } ... on SignInRefused { message } } }', { email, password });
  if (asked.signIn.message) throw new Error(asked.signIn.message);
  const code = await codeSentTo(asked.signIn.by === 'APP' ? 'your authenticator app' : `your phone ending ${asked.signIn.phoneEnding}`, null);
  const confirmed = await post('mutation ($challengeId: ID!, $code: String!) { confirmCode(input: { challengeId: $challengeId, code: $code }) { ... on SignedIn { viewer { role } } ... on CodeRefused { message } } }', { challengeId: asked.signIn.challengeId, code });
  if (confirmed.confirmCode.message) throw new Error(confirmed.confirmCode.message);
}

/** In the demo the newest code stands in the outbox; elsewhere somebody reads it from the phone. */
async function codeSentTo(where, toName) {
  const outbox = await fetch(`${url}/dev/outbox.json`).then((answer) => (answer.ok ? answer.json() : null), () => null);
  const sent = outbox?.items.find((each) => each.code && each.state === 'works' && (toName === null || each.toName.startsWith(toName)));
  return sent?.code ?? question(`Code from ${where}: `);
}

async function question(words) {
  const screen = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await screen.question(words);
  screen.close();
  return answer.trim();
}

/** One line for each step, numbered. */
async function step(words, work) {
  process.stdout.write(`${String((steps += 1)).padStart(3)}  ${words} … `);
  const result = await work();
  console.log('done');
  return result;
}

function ask(operationName, variables) {
  return post(operations, variables, operationName);
}

async function post(query, variables, operationName) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : { cookie }) };
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables, operationName }) });
  const set = answer.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
  if (set.length > 0) cookie = set.join('; ');
  const { data, errors } = await answer.json();
  if (errors) throw Object.assign(new Error(`${operationName ?? 'Sign in'}: ${errors[0].message} (${errors[0].extensions?.code})`), { code: errors[0].extensions?.code });
  return data;
}
