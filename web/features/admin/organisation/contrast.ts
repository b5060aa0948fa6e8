/** What the firm's colour is measured against: its own white text, and the panels of both themes. */
export const GROUNDS = [
  { on: 'text', colour: '#ffffff', needs: 4.5 },
  { on: 'light', colour: '#ffffff', needs: 3 },
  { on: 'dark', colour: '#192225', needs: 3 },
] as const;

/** `#` and six digits, in small letters; null where it is no colour (yet). */
export function colourOf(text: string): string | null {
  const written = text.trim().toLowerCase().replace(/^#?/, '#');
  return /^#[0-9a-f]{6}$/.test(written) ? written : null;
}

/** By WCAG: 1 for the same colour, 21 for black on white. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Whether it can be used as it is. */
export function isReadable(colour: string): boolean {
  return GROUNDS.every((ground) => contrast(ground.colour, colour) >= ground.needs);
}

/** A figure as it is told: cut, not rounded, so that 4.49 does not read as the 4.5 that it is short of. */
export function told(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

/**
 * The shade of the same colour that is nearest and can be read: darker by black or lighter by white, a step at a time.
 * There always is one, since between black and white every colour passes through the readable brightness.
 */
export function nearestReadable(colour: string): string {
  const tooLight = contrast('#ffffff', colour) < 4.5;
  for (let step = 1; step <= 256; step += 1) {
    const shade = mixed(channels(colour), tooLight ? 0 : 255, step / 256);
    if (isReadable(shade)) return shade;
  }
  return colour;
}

function mixed(from: readonly number[], to: number, share: number): string {
  return `#${from.map((part) => Math.round(part + (to - part) * share).toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => linear(part / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
