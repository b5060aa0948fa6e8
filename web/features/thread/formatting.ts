import { linkedParts } from './links.ts';

/** A run of text as it is drawn: plain, marked, or an address that opens. */
export type Inline =
  | { is: 'text'; text: string }
  | { is: 'name'; text: string }
  | { is: 'bold' | 'italic'; inside: Inline[] }
  | { is: 'code'; text: string }
  | { is: 'link'; href: string; text: string; /** Where it leads, where the text does not say so. */ host: string | null };

/** A block: lines of text, a list, a quote, or code as it stands. */
export type Block =
  | { is: 'lines'; inside: Inline[] }
  | { is: 'list'; ordered: boolean; start: number; items: Inline[][] }
  | { is: 'quote'; blocks: Block[] }
  | { is: 'code'; text: string };

const fence = /^```/u;
const bullet = /^[-•] (?=\S)/u;
const numbered = /^(\d{1,4})[.)] (?=\S)/u;
const quoted = /^> ?/u;

/** Quotes within quotes, and marks within marks, end here: a text that goes deeper is drawn as it stands. */
const deepest = 4;

/**
 * Reads a text as its author may have meant it: *bold*, _italic_, `code`, ``` blocks, lists, > quotes and links. It is never
 * markup of a page, only which pieces are drawn how; whatever is not exactly one of these stays the text that it is.
 */
export function blocksOf(text: string, names: readonly string[] = [], depth = 0): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) blocks.push({ is: 'lines', inside: inlineOf(plain.join('\n'), names) });
    plain = [];
  };
  for (let at = 0; at < lines.length; ) {
    const { block, next } = blockAt(lines, at, names, depth);
    if (block) {
      flush();
      blocks.push(block);
    } else plain.push(lines[at] ?? '');
    at = next;
  }
  flush();
  return blocks;
}

/** The same without any mark, in one line: for where a piece of it is quoted. */
export function plainText(text: string): string {
  return blocksOf(text).map(wordsIn).join(' ').replaceAll(/\s+/gu, ' ').trim();
}

function wordsIn(block: Block): string {
  const inline = (parts: readonly Inline[]): string => parts.map((part) => ('inside' in part ? inline(part.inside) : part.text)).join('');
  if (block.is === 'lines') return inline(block.inside);
  if (block.is === 'list') return block.items.map(inline).join(', ');
  return block.is === 'quote' ? block.blocks.map(wordsIn).join(' ') : block.text;
}

function blockAt(lines: readonly string[], at: number, names: readonly string[], depth: number): { block: Block | null; next: number } {
  const line = lines[at] ?? '';
  if (fence.test(line)) {
    const end = lines.findIndex((each, place) => place > at && each.trim() === '```');
    if (end > at + 1) return { block: { is: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
  }
  const run = (mark: RegExp) => lines.slice(at).findIndex((each) => !mark.test(each));
  const taken = (mark: RegExp) => lines.slice(at, run(mark) < 0 ? lines.length : at + run(mark));
  if (quoted.test(line) && depth < deepest) {
    const inside = taken(quoted);
    return { block: { is: 'quote', blocks: blocksOf(inside.map((each) => each.replace(quoted, '')).join('\n'), names, depth + 1) }, next: at + inside.length };
  }
  for (const mark of [bullet, numbered]) {
    if (!mark.test(line)) continue;
    const items = taken(mark);
    // One number alone is more often a date or a sum than a list.
    if (mark === numbered && items.length < 2) continue;
    return { block: { is: 'list', ordered: mark === numbered, start: Number(numbered.exec(line)?.[1] ?? 1), items: items.map((each) => inlineOf(each.replace(mark, ''), names)) }, next: at + items.length };
  }
  return { block: null, next: at + 1 };
}

// A mark stands at the edge of words, holds no line break, and closes right after what is no blank: 2*3*4 and snake_case stay.
const marked = /`([^`\n]+)`|\[([^\[\]\n]{1,500})\]\(((?:https?:\/\/|mailto:|tel:)[^\s()<>]{1,2000})\)|(?<![\p{L}\p{N}_*])(\*\*|\*|_)(?=\S)(?!\4)([^\n]{0,1999}?\S)\4(?![\p{L}\p{N}_*])/gu;

function inlineOf(text: string, names: readonly string[] = [], depth = 0): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  const upTo = (end: number) => {
    if (end > done) parts.push(...plainOf(text.slice(done, end), names));
  };
  const addresses = addressesIn(text);
  for (const match of text.matchAll(marked)) {
    const [whole, code, label, href, mark, inside = ''] = match;
    // What stands within an address belongs to it.
    if (match.index < done || addresses.some(([from, to]) => match.index > from && match.index < to)) continue;
    const part: Inline | null = code ? { is: 'code', text: code } : label && href ? named(label, href) : mark && depth < deepest ? { is: mark.startsWith('*') ? 'bold' : 'italic', inside: inlineOf(inside, names, depth + 1) } : null;
    if (!part) continue;
    upTo(match.index);
    parts.push(part);
    done = match.index + whole.length;
  }
  upTo(text.length);
  return parts;
}

/** A link under a name: where it leads stands beside it, unless the name says it itself. Where it leads nowhere it stays text. */
function named(label: string, target: string): Inline | null {
  if (!URL.canParse(target)) return null;
  const { protocol, host, pathname, href } = new URL(target);
  if (!['http:', 'https:', 'mailto:', 'tel:'].includes(protocol)) return null;
  const leads = host || pathname;
  return { is: 'link', href, text: label, host: label === target || label === leads ? null : leads };
}

function plainOf(text: string, names: readonly string[]): Inline[] {
  return linkedParts(text).flatMap((part): Inline[] => (part.href ? [{ is: 'link', href: part.href, text: part.text, host: null }] : withNames(part.text, names)));
}

/** Who is addressed, by the names that were kept with the text: an @ before any other word is a letter. */
function withNames(text: string, names: readonly string[]): Inline[] {
  const name = names.find((each) => text.includes(`@${each}`));
  if (name === undefined) return text === '' ? [] : [{ is: 'text', text }];
  const at = text.indexOf(`@${name}`);
  const end = at + name.length + 1;
  return [...withNames(text.slice(0, at), names), { is: 'name', text: text.slice(at, end) }, ...withNames(text.slice(end), names)];
}

function addressesIn(text: string): [from: number, to: number][] {
  let at = 0;
  return linkedParts(text).flatMap((part): [number, number][] => {
    const from = at;
    at += part.text.length;
    return part.href ? [[from, at]] : [];
  });
}
