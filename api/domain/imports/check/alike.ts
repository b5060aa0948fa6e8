/**
 * The one of these names that was probably meant, or null. Word by word, since what people write differs in endings and
 * order: "Privat Nord" means "Private clients North".
 */
export function alike(written: string, names: readonly string[]): string | null {
  const words = wordsOf(written);
  if (words.length === 0) return null;
  const scored = names.map((name) => ({ name, score: score(words, wordsOf(name)) })).filter(({ score }) => score >= ENOUGH);
  return scored.sort((a, b) => b.score - a.score || Math.abs(a.name.length - written.length) - Math.abs(b.name.length - written.length))[0]?.name ?? null;
}

const ENOUGH = 0.6;

function score(written: string[], name: string[]): number {
  const best = written.map((word) => Math.max(0, ...name.map((other) => 1 - distance(word, other) / Math.max(word.length, other.length))));
  return best.reduce((sum, each) => sum + each, 0) / written.length;
}

function wordsOf(text: string): string[] {
  return text.slice(0, 120).normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** How many letters have to be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row.push(Math.min((row[j - 1] ?? 0) + 1, (above[j] ?? 0) + 1, (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
