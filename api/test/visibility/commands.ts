import { randomUUID } from 'node:crypto';
import { setClientTeamMembers } from '../../domain/accounts/client-team-members.ts';
import type { Call, Door } from '../../domain/call.ts';
import { SIDE_DOOR } from '../../domain/call.ts';
import { Refusal } from '../../domain/errors.ts';
import { addNote } from '../../domain/messages/note.ts';
import { sendMessage } from '../../domain/messages/send.ts';
import { reactivateAccount, suspendAccount } from '../../domain/staffing/suspend.ts';
import { setTeamMembers } from '../../domain/staffing/team-members.ts';
import { leaveAndRemoveAll, undoLeaveAndRemoveAll } from '../../domain/threads/close.ts';
import { leaveThread } from '../../domain/threads/leave.ts';
import { addParticipants, removeParticipant } from '../../domain/threads/participants.ts';
import { startThread } from '../../domain/threads/start.ts';
import { transferThread, type TransferTarget } from '../../domain/threads/transfer.ts';
import type { Conversation, Model, Numbers, Part } from './model.ts';

/** What happens next, chosen by numbers, so that a failing row of them can be cut short. */
export interface Step {
  command: number;
  who: number;
  whom: number;
  thread: number;
}

/** The product under test and the model beside it, with the people of this run. */
export interface Stage {
  door: Door;
  model: Model;
  admin: string;
  staff: string[];
  clients: string[];
  teams: string[];
  numbers(threadId: string): Promise<Numbers & { version: number }>;
}

/** Says what was done, and whether the product and the model agree on whether it may be. */
export interface Outcome {
  deed: string;
  done: boolean;
  expected: boolean;
}

type Command = (stage: Stage, step: Step) => Promise<Outcome | null>;

const pick = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)];
const FIRST: Numbers = { seq: 1, note: 1 };
const part = (who: string, is: Part['is'], from = FIRST): Part => ({ who, is, from, to: null, byClosing: false });

/** A deed of somebody: its outcome's name, or the code of its refusal. */
async function of(stage: Stage, who: string, deed: (call: Call) => Promise<{ is: string } | string>): Promise<string> {
  try {
    const outcome = await stage.door.act({ account: who }, SIDE_DOOR, deed);
    return typeof outcome === 'string' ? 'done' : outcome.is;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const people = ({ staff, clients }: Stage) => [...staff, ...clients];

type May = (thread: Conversation, id: string) => boolean;

/** Somebody and a thread, where there is one: three times of four somebody who may, so that something happens. */
function scene(stage: Stage, step: Step, may: May): { who: string; thread: Conversation } | null {
  const thread = pick(stage.model.threads, step.thread);
  if (!thread) return null;
  const able = people(stage).filter((id) => may(thread, id));
  const who = pick(step.who % 4 === 0 || able.length === 0 ? people(stage) : able, step.who);
  return who ? { who, thread } : null;
}

const putTogether: Command = async (stage, { who, whom }) => {
  const { model } = stage;
  const [group, account] = [pick([...model.groups.keys()], who), pick([...people(stage), ...stage.teams], whom)];
  if (!group || !account) return null;
  const before = new Set(model.groups.get(group));
  const after = new Set(before);
  if (!after.delete(account)) after.add(account);
  const accompanied = model.accompanied();
  model.groups.set(group, after);
  const leftAlone = [...accompanied].filter((client) => before.has(client) && !model.accompanied().has(client));
  const is = await of(stage, stage.admin, (call) => setClientTeamMembers(call, { clientTeamId: group, memberIds: [...after] }));
  if (is !== 'ClientTeamSaved') model.groups.set(group, before);
  return { deed: 'setClientTeamMembers', done: is === 'ClientTeamSaved', expected: leftAlone.length === 0 };
};

const staffTeam: Command = async (stage, { who, whom }) => {
  const { model } = stage;
  const [team, account] = [pick(stage.teams, who), pick(stage.staff, whom)];
  if (!team || !account) return null;
  const after = new Set(model.members.get(team));
  const leaves = after.delete(account);
  if (!leaves) after.add(account);
  if ([...after].some((id) => !model.isActive(id))) return null;
  const is = await of(stage, stage.admin, (call) => setTeamMembers(call, { teamId: team, memberIds: [...after] }));
  if (leaves) model.letGo(account, team);
  model.members.set(team, after);
  return { deed: 'setTeamMembers', done: is === 'done', expected: true };
};

const suspendOrNot: Command = async (stage, { whom }) => {
  const account = pick([...people(stage), ...stage.teams], whom);
  if (!account) return null;
  const { model } = stage;
  const back = model.suspended.has(account);
  const is = await of(stage, stage.admin, (call) => (back ? reactivateAccount(call, { accountId: account }) : suspendAccount(call, { accountId: account })));
  if (back) model.suspended.delete(account);
  else model.suspended.add(account);
  if (!back) model.letGo(account);
  return { deed: back ? 'reactivateAccount' : 'suspendAccount', done: is === 'done', expected: true };
};

export const start: Command = async (stage, { who, whom }) => {
  const { model } = stage;
  const from = pick(who % 2 === 0 ? stage.clients : people(stage), who);
  const reach = from === undefined || whom % 4 === 0 ? [] : [...model.contactsOf(from)];
  const to = pick(reach.length === 0 ? [...stage.teams, ...people(stage)] : reach, whom);
  if (!from || !to || from === to || model.threads.length >= 3) return null;
  const expected = model.isActive(from) && model.contactsOf(from).has(to);
  const thread = await started(stage, from, { to: [to], text: 'Good morning' });
  if (thread) {
    const client = [from, to].find((id) => model.kind.get(id) === 'CLIENT') ?? null;
    const team = model.kind.get(to) === 'TEAM' ? to : null;
    Object.assign(thread, { client, team, state: team ? 'QUEUED' : 'OPEN' });
    for (const id of [from, to]) thread.parts.push(part(id, id === client ? 'CLIENT' : id === team ? 'TEAM' : 'NAMED'));
  }
  return { deed: 'startThread', done: thread !== null, expected };
};

export const startAsTeam: Command = async (stage, { who, whom, thread: n }) => {
  const { model } = stage;
  const [from, to, team] = [pick(stage.staff, who), pick(stage.clients, whom), pick(stage.teams, n)];
  if (!from || !to || !team || model.threads.length >= 3) return null;
  const expected = [from, to, team].every((id) => model.isActive(id)) && model.isMember(from, team) && model.share(to, team);
  const thread = await started(stage, from, { to: [to], asTeam: team, text: 'Good morning' });
  if (thread) {
    Object.assign(thread, { client: to, team, state: 'HELD', holder: from });
    thread.parts.push(part(to, 'CLIENT'), part(team, 'TEAM'));
  }
  return { deed: 'startThread as a team', done: thread !== null, expected };
};

async function started(stage: Stage, from: string, input: { to: string[]; asTeam?: string; text: string }): Promise<Conversation | null> {
  let id = '';
  const is = await of(stage, from, async (call) => {
    const outcome = await startThread(call, { ...input, clientThreadId: randomUUID() });
    id = outcome.threadId;
    return outcome;
  });
  if (is !== 'ThreadStarted') return null;
  const thread: Conversation = { id, team: null, client: null, holder: null, state: 'OPEN', parts: [], written: [], closed: null };
  stage.model.threads.push(thread);
  return thread;
}

const write: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayReply(t, id));
  if (!found) return null;
  const { who, thread } = found;
  const { seq, note } = await stage.numbers(thread.id);
  const expected = stage.model.mayReply(thread, who);
  const claims = expected && thread.state === 'QUEUED' && stage.model.isMember(who, thread.team);
  const is = await of(stage, who, (call) => sendMessage(call, { threadId: thread.id, clientMessageId: randomUUID(), text: 'Hello', lastSeenSeq: seq, force: true }));
  if (is === 'MessageSent' && claims) stage.model.hold(thread, who, { seq: seq + 1, note });
  return { deed: 'sendMessage', done: is === 'MessageSent', expected };
};

const remark: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayNote(t, id));
  if (!found) return null;
  const { who, thread } = found;
  const expected = stage.model.mayNote(thread, who);
  const is = await of(stage, who, (call) => addNote(call, { threadId: thread.id, clientNoteId: randomUUID(), text: 'Among us' }));
  return { deed: 'addNote', done: is === 'NoteAdded', expected };
};

async function transfer(stage: Stage, who: string, thread: Conversation, to: TransferTarget, possible: boolean, move: (at: Numbers) => void): Promise<Outcome> {
  const { version, seq, note } = await stage.numbers(thread.id);
  const expected = stage.model.mayTransfer(thread, who) && possible;
  const is = await of(stage, who, (call) => transferThread(call, { threadId: thread.id, requestId: randomUUID(), version, to }));
  if (is === 'ThreadTransferred') move({ seq: seq + 1, note });
  return { deed: `transferThread to ${Object.keys(to).join()}`, done: is === 'ThreadTransferred', expected };
}

const take: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayTransfer(t, id) && t.holder !== id);
  if (!found) return null;
  const { who, thread } = found;
  return transfer(stage, who, thread, { self: true }, true, (at) => thread.holder !== who && stage.model.hold(thread, who, at));
};

const give: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayTransfer(t, id));
  const to = pick(stage.staff, step.whom);
  if (!found || !to) return null;
  const { who, thread } = found;
  const possible = thread.holder === to || (stage.model.isActive(to) && stage.model.isMember(to, thread.team));
  return transfer(stage, who, thread, { member: to }, possible, (at) => thread.holder !== to && stage.model.hold(thread, to, at));
};

const giveBack: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayTransfer(t, id) && t.state === 'HELD');
  if (!found) return null;
  return transfer(stage, found.who, found.thread, { queue: true }, true, () => stage.model.release(found.thread));
};

const moveOn: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayTransfer(t, id));
  const team = pick(stage.teams, step.whom);
  if (!found || !team || found.thread.team === team) return null;
  const { who, thread } = found;
  const possible = stage.model.isActive(team) && thread.client !== null && stage.model.share(thread.client, team);
  return transfer(stage, who, thread, { team }, possible, (at) => {
    const former = thread.parts.find((each) => each.is === 'TEAM' && each.to === null);
    if (former) former.to = at;
    thread.team = team;
    thread.parts.push(part(team, 'TEAM'));
    stage.model.release(thread);
  });
};

const add: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayAdd(t, id));
  if (!found) return null;
  const { who, thread } = found;
  const absent = stage.staff.filter((id) => thread.holder !== id && stage.model.part(thread, id) === undefined);
  const whom = pick(step.whom % 4 === 0 || absent.length === 0 ? stage.staff : absent, step.whom);
  if (!whom) return null;
  const fromNow = step.thread % 2 === 1;
  const present = thread.holder === whom || stage.model.part(thread, whom) !== undefined;
  const { seq, note } = await stage.numbers(thread.id);
  const expected = stage.model.mayAdd(thread, who) && (present || stage.model.isActive(whom));
  const is = await of(stage, who, (call) => addParticipants(call, { threadId: thread.id, requestId: randomUUID(), accountIds: [whom], history: fromNow ? 'FROM_NOW' : 'ALL' }));
  if (is === 'ParticipantsAdded' && !present) thread.parts.push(part(whom, 'NAMED', fromNow ? { seq: seq + 1, note: note + 1 } : FIRST));
  return { deed: 'addParticipants', done: is === 'ParticipantsAdded', expected };
};

const remove: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayAdd(t, id));
  if (!found) return null;
  const { who, thread } = found;
  const named = thread.parts.filter((each) => each.is === 'NAMED' && each.to === null && each.who !== who).map((each) => each.who);
  const whom = pick(step.whom % 4 === 0 || named.length === 0 ? people(stage) : named, step.whom);
  if (!whom) return null;
  const target = stage.model.part(thread, whom);
  const { seq, note } = await stage.numbers(thread.id);
  const expected = stage.model.mayAdd(thread, who) && target?.is === 'NAMED' && who !== whom;
  const is = await of(stage, who, (call) => removeParticipant(call, { threadId: thread.id, requestId: randomUUID(), accountId: whom }));
  if (is === 'ParticipantRemoved' && target) target.to = { seq, note };
  return { deed: 'removeParticipant', done: is === 'ParticipantRemoved', expected };
};

const leave: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.part(t, id) !== undefined);
  if (!found) return null;
  const { model } = stage;
  const { who, thread } = found;
  const own = model.part(thread, who);
  const before = await stage.numbers(thread.id);
  const named = thread.parts.filter((each) => each.is === 'NAMED' && each.to === null).length;
  const lastOfStaff = thread.team === null && named === 1;
  const open = thread.state !== 'CLOSED';
  const wasLive = model.isLive(thread, who);
  const reads = model.readable(thread, who).size > 0;
  const expected = reads && (!open || !wasLive || (own !== undefined && thread.holder !== who && !(lastOfStaff && own.is === 'NAMED' && thread.client !== null)));
  const is = await of(stage, who, (call) => leaveThread(call, { threadId: thread.id, requestId: randomUUID() }));
  if (is === 'ThreadLeft' && open && own) {
    if (own.is === 'CLIENT' || lastOfStaff) model.close(thread, who, false, await stage.numbers(thread.id));
    else own.to = { seq: before.seq, note: before.note };
  }
  return { deed: 'leaveThread', done: is === 'ThreadLeft', expected };
};

const end: Command = async (stage, step) => {
  const found = scene(stage, step, (t, id) => stage.model.mayEnd(t, id));
  if (!found || found.thread.state === 'CLOSED') return null;
  const { who, thread } = found;
  const { seq } = await stage.numbers(thread.id);
  const expected = stage.model.mayEnd(thread, who);
  const is = await of(stage, who, (call) => leaveAndRemoveAll(call, { threadId: thread.id, requestId: randomUUID(), lastSeenSeq: seq, confirmUnread: true }));
  if (is === 'EverybodyLeft') {
    if (thread.state === 'QUEUED') stage.model.hold(thread, who, { seq: seq + 1, note: (await stage.numbers(thread.id)).note });
    stage.model.close(thread, who, true, await stage.numbers(thread.id));
  }
  return { deed: 'leaveAndRemoveAll', done: is === 'EverybodyLeft', expected };
};

const undo: Command = async (stage, step) => {
  const closed = stage.model.threads.filter(({ state }) => state === 'CLOSED');
  const [thread, anybody] = [pick(closed, step.thread), pick(people(stage), step.who)];
  if (!thread || !anybody) return null;
  const who = step.whom % 2 === 0 ? (thread.closed?.by ?? anybody) : anybody;
  const expected = stage.model.mayUndo(thread, who);
  const is = await of(stage, who, (call) => undoLeaveAndRemoveAll(call, { threadId: thread.id, requestId: randomUUID() }));
  if (is === 'ThreadReopened') stage.model.reopen(thread, who);
  return { deed: 'undoLeaveAndRemoveAll', done: is === 'ThreadReopened', expected };
};

/** Often what makes something happen, now and then what takes a right away. */
export const COMMANDS: readonly Command[] = [
  write, add, take, remove, remark, moveOn, write, leave, give, end, undo, add, putTogether, staffTeam, suspendOrNot, giveBack, start, startAsTeam, write, undo,
];
