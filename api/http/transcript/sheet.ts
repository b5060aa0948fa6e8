import type { EntryView } from '../../domain/threads/entry-views.ts';
import { authorOf, type Clock, type Names, textOf, timeOf } from './words.ts';

/** What stands at the head. */
export interface Head {
  title: string;
  organisation: string;
  /** Team and client, where there are any. */
  with: string[];
  at: Date;
  hasNotes: boolean;
}

/** A way to write a conversation down: its beginning, each entry, and its end. */
export interface Sheet {
  begin(head: Head, clock: Clock): string;
  day(day: string): string;
  entry(entry: EntryView, names: Names, clock: Clock): string;
  end(): string;
}

/** The same as plain text, which any program shows. */
export const plain: Sheet = {
  begin: (head, clock) => `${head.title}\n${[head.organisation, ...head.with].join(' · ')}\n${takenOn(head, clock)}\n`,
  day: (day) => `\n${day}\n`,
  entry: (entry, names, clock) => {
    const author = authorOf(entry, names);
    const text = textOf(entry, names);
    return author === null ? `\n${clock.time(entry.at)}  ${text}\n` : `\n${timeOf(entry, clock)}  ${author}\n${text.split('\n').map((line) => `       ${line}`).join('\n')}\n`;
  },
  end: () => '',
};

/** As a page to read and to print: the browser numbers the sheets where it can. `nonce` lets its one style pass. */
export function page(nonce: string): Sheet {
  return {
    begin: (head, clock) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(head.title)}</title>
<style nonce="${escaped(nonce)}">${STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${escaped(head.title)}</h1>
<p>${escaped([head.organisation, ...head.with].join(' · '))}</p>
<p>${escaped(takenOn(head, clock))}</p>
</header>
<main>
`,
    day: (day) => `<h2>${escaped(day)}</h2>\n`,
    entry: (entry, names, clock) => {
      const author = authorOf(entry, names);
      const time = `<time datetime="${entry.at.toISOString()}">${escaped(timeOf(entry, clock))}</time>`;
      const text = escaped(textOf(entry, names));
      if (author === null) return `<p class="line">${time} <span dir="auto">${text}</span></p>\n`;
      return `<article${entry.is === 'Note' ? ' class="note"' : ''}><h3><b>${escaped(author)}</b> ${time}</h3><p dir="auto">${text}</p></article>\n`;
    },
    end: () => '</main>\n</body>\n</html>\n',
  };
}

function takenOn({ at, hasNotes }: Head, clock: Clock): string {
  return `As it was on ${clock.day(at)} at ${clock.time(at)}, times of ${clock.zone.replaceAll('_', ' ')}${hasNotes ? ', with notes that only staff can see' : ''}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; padding: 2rem 1.25rem; max-width: 44rem; background: #fff; color: #16191a; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 .25rem; font-size: 1.5rem; line-height: 1.25; }
header { padding-block-end: 1rem; border-block-end: 2px solid #16191a; }
header p { margin: 0; color: #4d5659; }
h2 { margin: 1.75rem 0 .5rem; font-size: .875rem; color: #4d5659; break-after: avoid; }
article { margin-block: .75rem; break-inside: avoid-page; }
h3 { margin: 0; font-size: .9375rem; font-weight: 400; break-after: avoid; }
article p { margin: 0; white-space: pre-wrap; orphans: 3; widows: 3; }
time { color: #4d5659; font-variant-numeric: tabular-nums; }
.line { margin-block: .5rem; color: #4d5659; }
.note { padding: .5rem .75rem; border: 1px dashed #8a6a1f; }
@page { margin: 18mm 16mm 20mm; @bottom-right { content: counter(page) " / " counter(pages); font: 9pt system-ui, sans-serif; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } }
`;
