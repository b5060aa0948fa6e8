import { SIDE_DOOR, type Call, type Door } from '../domain/call.ts';
import { cannedReplies, createCannedReply } from '../domain/texts/canned-replies.ts';
import type { GivenReply } from '../domain/texts/canned-reply.ts';
import type { GivenAct } from '../domain/texts/macro.ts';
import { createMacro, macros } from '../domain/texts/macros.ts';
import type { GivenOwner } from '../domain/texts/ownership.ts';
import { outcomes, setOutcomes, setTags, tags } from '../domain/texts/tags-and-outcomes.ts';
import type { Settled } from './settle.ts';
import { type DemoAct, type DemoTexts, OWN_REPLIES, TEXTS } from './texts.ts';

/** The ids of tags, outcomes and canned replies (these with their slash), by their names: each is there once. */
export type Named = ReadonlyMap<string, string>;

/**
 * Writes what the firm, its teams and its people write with, the way Lena does it for the firm and the teams, and everybody for
 * themselves. What is there already is left as it is. The firm comes first: what is its own can stand in a team's macro.
 */
export async function writeTexts(door: Door, cast: Settled): Promise<Named> {
  const named = new Map<string, string>();
  for (const key of ['firm', 'support', 'onboarding'] as const) {
    const teamId = key === 'firm' ? null : cast[key];
    await door.act({ account: cast.lena }, SIDE_DOOR, (call) => writeTextsOf(call, teamId, TEXTS[key], cast, named));
  }
  for (const { by, replies } of OWN_REPLIES) await door.act({ account: cast[by] }, SIDE_DOOR, (call) => repliesOf(call, { me: true }, null, replies));
  return named;
}

/** Of one team, or without one of the firm, in one transaction. */
async function writeTextsOf(call: Call, teamId: string | null, given: DemoTexts, cast: Settled, named: Map<string, string>): Promise<void> {
  const owner = teamId === null ? { firm: true } : { team: teamId };
  const ends = teamId === null ? [] : await outcomesOf(call, teamId, given.outcomes);
  for (const { id, name } of [...(await tagsOf(call, teamId, given.tags)), ...ends]) named.set(name, id);
  for (const { id, shortcut } of await repliesOf(call, owner, teamId, given.replies)) named.set(`/${shortcut}`, id);
  const there = (await macros(call, teamId)).map(({ name }) => name);
  for (const { name, acts } of given.macros.filter((each) => !there.includes(each.name))) await createMacro(call, { for: owner, name, acts: acts.map((act) => actFrom(act, cast, named)) });
}

async function tagsOf(call: Call, teamId: string | null, given: DemoTexts['tags']) {
  const there = await tags(call, teamId);
  return there.length > 0 ? there : setTags(call, { teamId, tags: given });
}

async function outcomesOf(call: Call, teamId: string, given: DemoTexts['outcomes']) {
  const there = await outcomes(call, teamId);
  return (there.outcomes.length > 0 ? there : await setOutcomes(call, { teamId, asked: 'OPTIONAL', outcomes: given.map((name) => ({ name })) })).outcomes;
}

async function repliesOf(call: Call, owner: GivenOwner, teamId: string | null, given: readonly GivenReply[]) {
  const there = await cannedReplies(call, teamId);
  const all = [];
  for (const reply of given) all.push(there.find(({ shortcut }) => shortcut === reply.shortcut) ?? (await createCannedReply(call, { for: owner, ...reply })));
  return all;
}

function actFrom(act: DemoAct, cast: Settled, named: Named): GivenAct {
  const idOf = (name: string) => named.get(name) ?? '';
  if ('takes' in act) return { self: true };
  if ('sends' in act) return { reply: idOf(`/${act.sends}`) };
  if ('notes' in act) return { note: act.notes };
  if ('tags' in act) return { tags: act.tags.map(idOf) };
  if ('goesTo' in act) return { team: cast[act.goesTo] };
  return { end: { outcomeId: act.ends === null ? null : idOf(act.ends) } };
}
