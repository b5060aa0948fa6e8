/** Where somebody types for a canned reply: from the slash on, and what stands behind it. */
export interface Slash {
  from: number;
  query: string;
}

/** A slash at the start of a word, with at most one word behind it up to the caret. Null: nobody asks for a reply there. */
export function slashAt(text: string, caret: number): Slash | null {
  const match = /(?:^|\s)\/([\p{L}\p{N}_-]{0,40})$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const query = match[1] ?? '';
  return { from: caret - query.length - 1, query };
}

/** What stands in the field, and what is chosen in it, once `put` stands for the slash and its word. */
export interface Inserted {
  text: string;
  start: number;
  end: number;
}

/** The first place that stayed open is chosen, so that typing fills it; without one the caret stands behind what was put in. */
export function insertAt(text: string, slash: Slash, put: string, open: boolean): Inserted {
  const caret = slash.from + slash.query.length + 1;
  const whole = text.slice(0, slash.from) + put + text.slice(caret);
  const place = open ? /\[[^\]\n]+\]/u.exec(put) : null;
  const start = slash.from + (place ? place.index : put.length);
  return { text: whole, start, end: place ? start + place[0].length : start };
}

/** A slash for whoever presses the button instead: a blank before it where the caret stands in the middle of a word. */
export function withSlash(text: string, caret: number): { text: string; caret: number } {
  const before = text.slice(0, caret);
  const put = before === '' || /\s$/u.test(before) ? '/' : ' /';
  return { text: before + put + text.slice(caret), caret: caret + put.length };
}
