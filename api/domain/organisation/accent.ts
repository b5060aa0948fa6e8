import { badInput } from '../errors.ts';

/** What stands on the colour, and what it stands on: the panels of both themes, as in the tokens of the screens. */
const WHITE = '#ffffff';
export const PANELS = [
  { name: 'light', colour: '#ffffff' },
  { name: 'dark', colour: '#192225' },
];

/** WCAG 2.2: 4.5 to 1 for text, 3 to 1 for the edges of a control. */
const TEXT = 4.5;
const EDGE = 3;

/**
 * The colour of the firm's buttons, as it is kept. One colour serves both themes, so it must be dark enough for white
 * text and light enough to stand out from a dark panel. Empty: Switchboard's own, null.
 */
export function accentFrom(path: string, given: string): string | null {
  const accent = given.trim().toLowerCase();
  if (accent === '') return null;
  if (!/^#[0-9a-f]{6}$/.test(accent)) throw badInput(path, 'A colour is # and six digits, such as #0b7f8c.');
  const text = contrast(WHITE, accent);
  if (text < TEXT) throw badInput(path, `White text on ${accent} has a contrast of ${told(text)} to 1; it needs ${TEXT}. Take a darker shade.`);
  for (const { name, colour } of PANELS) {
    const edge = contrast(colour, accent);
    if (edge < EDGE) {
      const shade = name === 'dark' ? 'lighter' : 'darker';
      throw badInput(path, `Against the ${name} panel ${accent} has a contrast of ${told(edge)} to 1; it needs ${EDGE}. Take a ${shade} shade.`);
    }
  }
  return accent;
}

/** By WCAG's relative luminance: 1 for the same colour, 21 for black on white. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Cut, not rounded: 4.49 is not told as the 4.5 that it is short of. */
function told(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
