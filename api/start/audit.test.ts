import { expect, test } from 'vitest';

interface Exception {
  advisory: string;
  why: string;
  until: string;
}
const { unexcused } = (await import(new URL('./audit.mjs', import.meta.url).href)) as { unexcused(report: unknown, exceptions: Exception[], today: string): string[] | null };

const fault = (severity: string, url: string) => ({ source: 1, name: 'left', title: 'Pads too much', url, severity });
const report = { vulnerabilities: { left: { via: [fault('high', 'https://a'), fault('moderate', 'https://b')] }, right: { via: ['left', fault('critical', 'https://c')] } } };

test('a package with a grave fault that is known stops the check, until it is excused with a day', () => {
  expect(unexcused(report, [], '2026-11-26')).toEqual(['left: Pads too much https://a', 'left: Pads too much https://c']);
  const excuse = { advisory: 'https://a', why: 'It is used in tests alone.', until: '2026-12-01' };
  expect(unexcused(report, [excuse], '2026-12-01')).toEqual(['left: Pads too much https://c']);
  expect(unexcused(report, [excuse], '2026-12-02')).toHaveLength(2);
});

test('where the registry says nothing about faults, nothing is said to be in order', () => {
  expect(unexcused({ message: 'Method Not Allowed' }, [], '2026-11-26')).toBeNull();
  expect(unexcused(null, [], '2026-11-26')).toBeNull();
  expect(unexcused({ vulnerabilities: {} }, [], '2026-11-26')).toEqual([]);
});
