/** What a subscription asks, as it goes over the line. */
type Asked = { operationName?: string | null | undefined; variables?: Record<string, unknown> | null | undefined };

/** Variables that say from where on, and nothing about what is asked. */
const POSITIONS = new Set(['afterSeq', 'afterNote']);

/**
 * Names the operations of one line: after what they ask. Whoever asks the same on another device calls it the same, so
 * the server can send all of them the same bytes. A name is never used twice on one line, since late answers to the
 * former operation would be taken for answers to the next.
 */
export function makeOperationIds(): (asked: Asked) => string {
  const used = new Map<string, number>();
  return ({ operationName, variables }) => {
    const what = Object.entries(variables ?? {}).filter(([name]) => !POSITIONS.has(name)).sort(([a], [b]) => (a < b ? -1 : 1));
    const id = `${operationName ?? ''}.${hashOf(JSON.stringify(what))}`;
    const times = (used.get(id) ?? 0) + 1;
    used.set(id, times);
    return times === 1 ? id : `${id}.${times}`;
  };
}

/** FNV-1a, 32 bits: short, and nothing depends on its being unique. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
