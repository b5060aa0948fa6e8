/** The first letters of a name: of its first word, and with `most` 2 of its last one as well. */
export function initials(name: string, most: 1 | 2): string {
  const words = name.split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  if (!first) return '·';
  const last = most === 2 ? words.at(-1) : undefined;
  return (letter(first) + (last && last !== first ? letter(last) : '')).toLocaleUpperCase();
}

/** A letter with the marks that belong to it, also beyond the basic plane. */
function letter(word: string): string {
  return word.match(/^\P{M}\p{M}*/u)?.[0] ?? '';
}
