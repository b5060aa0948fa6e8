/** A value of a line in pieces: a list has several, and what is not there has none. */
export type Pieces = readonly unknown[];

/** One fact of a line: what it was and is. Where both are the same, only `kept` has something. */
export interface Change {
  name: string;
  gone: Pieces;
  come: Pieces;
  kept: Pieces;
}

/** What a line says has changed: only what differs, and of lists what came and went. Without a before it is what was so. What changed stands first. */
export function changesIn(line: { before: string | null; after: string | null }): { compared: boolean; changes: Change[] } {
  const before = factsIn(line.before);
  const after = factsIn(line.after);
  const names = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])];
  const changes = names.map((name): Change => {
    const was = piecesOf(before?.[name]);
    const is = piecesOf(after?.[name]);
    if (before === null || after === null) return { name, gone: [], come: [], kept: before ? was : is };
    // What only the after has is told besides; it is not that it came.
    if (!Object.hasOwn(before, name)) return { name, gone: [], come: [], kept: is };
    return { name, gone: lacking(was, is), come: lacking(is, was), kept: is.filter((each) => has(was, each)) };
  });
  const told = changes.filter(({ gone, come, kept }) => gone.length + come.length + kept.length > 0);
  return { compared: before !== null && after !== null, changes: [...told.filter(isChanged), ...told.filter((each) => !isChanged(each))] };
}

/** Every piece in words that need no names: yes and no, moments, and the contract's own constants. */
export function isMoment(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
}

export function isConstant(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z][A-Z]+(_[A-Z]+)*$/.test(value);
}

/** `MEMBER_AND_TEAM`, "Member and team". */
export function constantWords(value: string): string {
  const words = value.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isChanged({ gone, come }: Change): boolean {
  return gone.length + come.length > 0;
}

/** What stands in a line's before or after, fact by fact. */
export function factsIn(json: string | null): Record<string, unknown> | null {
  if (json === null) return null;
  const value: unknown = JSON.parse(json);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : { value };
}

function piecesOf(value: unknown): Pieces {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function lacking(these: Pieces, those: Pieces): Pieces {
  return these.filter((each) => !has(those, each));
}

function has(pieces: Pieces, piece: unknown): boolean {
  return pieces.some((each) => JSON.stringify(each) === JSON.stringify(piece));
}
