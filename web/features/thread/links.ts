/** A part of what somebody wrote: plain text, or an address that may be opened. */
export interface TextPart {
  text: string;
  href?: string;
}

const address = /\bhttps?:\/\/[^\s<>"]+|\bmailto:[^\s<>"]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+/giu;

/** Cuts a text at its addresses. Only http, https and mail become links; a full stop at the end belongs to the sentence. */
export function linkedParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const found = trimmed(match[0]);
    const href = hrefOf(found);
    if (!href) continue;
    if (match.index > done) parts.push({ text: text.slice(done, match.index) });
    parts.push({ text: found, href });
    done = match.index + found.length;
  }
  if (done < text.length || parts.length === 0) parts.push({ text: text.slice(done) });
  return parts;
}

/** Punctuation that ends the sentence, and a bracket that was opened before the address, are not part of it. */
function trimmed(found: string): string {
  let end = found.replace(/[.,;:!?'’”»]+$/u, '');
  while (end.endsWith(')') && count(end, '(') < count(end, ')')) end = end.slice(0, -1).replace(/[.,;:!?'’”»]+$/u, '');
  return end;
}

function hrefOf(found: string): string | undefined {
  const target = /^(https?|mailto):/iu.test(found) ? found : `mailto:${found}`;
  if (!URL.canParse(target)) return undefined;
  const { protocol, href } = new URL(target);
  return ['http:', 'https:', 'mailto:'].includes(protocol) ? href : undefined;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
