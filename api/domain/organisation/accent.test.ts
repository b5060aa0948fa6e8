import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accentFrom, contrast, PANELS } from './accent.ts';

test('contrast is measured as WCAG measures it', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#ffffff', '#000000')).toBe(21);
  expect(contrast('#7a7a7a', '#7a7a7a')).toBe(1);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('the panels that it is measured against are those of the screens', () => {
  const tokens = readFileSync(new URL('../../../web/ui/tokens.css', import.meta.url), 'utf8');
  for (const { name, colour } of PANELS) {
    const theme = tokens.slice(tokens.indexOf(`meanings, ${name}`));
    const raw = /--sb-open: var\((--raw-[\w-]+)\)/.exec(theme)?.[1] ?? 'none';
    expect(tokens).toContain(`${raw}: ${colour};`);
  }
});

describe('the colour of buttons', () => {
  test.each(['#0b7f8c', '#c8372d', '#2e6fd0', ' #2E6FD0 '])('%s can be read in both themes', (colour) => {
    expect(accentFrom('input.accent', colour)).toBe(colour.trim().toLowerCase());
  });

  test('can be given up for Switchboard\'s own', () => {
    expect(accentFrom('input.accent', '  ')).toBeNull();
  });

  test.each([
    ['#f5b301', 'White text on #f5b301 has a contrast of 1.85 to 1; it needs 4.5. Take a darker shade.'],
    ['#777777', 'White text on #777777 has a contrast of 4.47 to 1; it needs 4.5. Take a darker shade.'],
    ['#076d7a', 'Against the dark panel #076d7a has a contrast of 2.68 to 1; it needs 3. Take a lighter shade.'],
    ['#000000', 'Against the dark panel #000000 has a contrast of 1.29 to 1; it needs 3. Take a lighter shade.'],
    ['#fff', 'A colour is # and six digits, such as #0b7f8c.'],
    ['red;background:url(//evil.example)', 'A colour is # and six digits, such as #0b7f8c.'],
  ])('%s is refused with what was measured', (colour, sentence) => {
    expect(() => accentFrom('input.accent', colour)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT', message: sentence, details: { path: 'input.accent' } }));
  });
});
