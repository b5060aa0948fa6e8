/** Somebody whom a note addresses, and the name by which it does. */
export type Mention = { readonly id: string; readonly shortName: string };

/** Those whose name stands in the text: whoever was taken out of it is not addressed. */
export function standingIn<M extends Mention>(text: string, mentions: readonly M[]): M[] {
  return mentions.filter(({ shortName }) => text.includes(`@${shortName}`));
}

/** Those of before and those who come, each once. */
export function withThose<M extends Mention>(before: readonly M[], come: readonly M[]): M[] {
  const ids = new Set(come.map(({ id }) => id));
  return [...before.filter(({ id }) => !ids.has(id)), ...come];
}

/** Whether the same people are addressed. */
export function areSame(one: readonly Mention[], other: readonly Mention[]): boolean {
  return one.length === other.length && one.every(({ id }) => other.some((each) => each.id === id));
}

/** What another version of the app has kept, or somebody else, addresses nobody. */
export function parsedMentions(kept: unknown): Mention[] {
  return Array.isArray(kept) ? kept.flatMap(asMention) : [];
}

// Names were once not kept: then whoever stands there by id is addressed as long as there is any @ in the text.
function asMention(kept: unknown): Mention[] {
  if (typeof kept === 'string') return [{ id: kept, shortName: '' }];
  if (typeof kept !== 'object' || kept === null) return [];
  const [id, shortName]: unknown[] = [Reflect.get(kept, 'id'), Reflect.get(kept, 'shortName')];
  return typeof id === 'string' && typeof shortName === 'string' ? [{ id, shortName }] : [];
}
