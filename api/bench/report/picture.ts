import { goalText, number } from './table.ts';
import { isMet, type Line, nearness, ratioOf, type Result } from './line.ts';

/** Sizes in pixels. A bar that reaches the line has reached its goal. */
const WIDTH = 1120;
const ROW = 22;
const TITLE = 34;
const BAR = { from: 520, goal: 720, to: 840 };

/**
 * The result as a picture for the README: one bar for each goal, as long as it comes near it. Colours follow the reader's
 * scheme, and where that is not known they are readable on white and on black alike.
 */
export function pictureOf(results: Result[], caption: string): string {
  const parts: string[] = [];
  let y = 30;
  for (const { job, lines } of results) {
    const goals = lines.filter(({ goal }) => goal !== null);
    if (goals.length === 0) continue;
    parts.push(text(12, y + 20, job, 'job'));
    y += TITLE;
    for (const line of goals) {
      parts.push(rowOf(line, y));
      y += ROW;
    }
  }
  const height = y + 44;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(caption)}">
<style>${STYLE}</style>
<line class="goal" x1="${BAR.goal}" x2="${BAR.goal}" y1="26" y2="${y + 4}"/>
${text(BAR.goal, 18, 'goal', 'small middle')}
${parts.join('\n')}
${text(12, y + 28, caption, 'small')}
</svg>
`;
}

const STYLE = `
text{font:13px system-ui,sans-serif;fill:#6b7280}.job{font-weight:600;font-size:14px}.small{font-size:11px}.middle{text-anchor:middle}
.end{text-anchor:end}.bar{fill:#0f8a8a}.short{fill:#c2703d}.goal{stroke:#6b7280;stroke-dasharray:3 3}
@media (prefers-color-scheme:light){text{fill:#374151}}@media (prefers-color-scheme:dark){text{fill:#d1d5db}.bar{fill:#2bb3b3}.short{fill:#e0925c}.goal{stroke:#9ca3af}}`.replaceAll('\n', '');

function rowOf(line: Line, y: number): string {
  const { what, product, unit, against, goal } = line;
  const near = isMet(line) === true ? Math.max(1, nearness(line) ?? 1) : (nearness(line) ?? 0);
  const width = Math.max(2, Math.min(BAR.to - BAR.from, near * (BAR.goal - BAR.from)));
  const ratio = ratioOf(line);
  const said = goal?.of === 'ratio' && ratio !== null ? `${number(ratio)} × ${against?.name ?? ''}` : `${number(product.value)} ${unit}`.trim();
  return [
    text(24, y + 14, `${what}${goal ? `  ${goalText(goal).replace(/ \(.*/, '')}` : ''}`, ''),
    `<rect class="${isMet(line) === true ? 'bar' : 'short'}" x="${BAR.from}" y="${y + 4}" width="${width.toFixed(1)}" height="12" rx="2"/>`,
    text(BAR.to + 10, y + 14, said, 'small'),
  ].join('');
}

function text(x: number, y: number, words: string, kind: string): string {
  return `<text x="${x}" y="${y}"${kind === '' ? '' : ` class="${kind}"`}>${escape(words)}</text>`;
}

/** Names and figures are ours, but a picture that is not well formed is no picture. */
export function escape(words: string): string {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return words.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '');
}
