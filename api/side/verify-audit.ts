import { parseArgs } from 'node:util';
import { type Fault, type Verdict, verifyAudit as verify } from '../domain/audit/verify.ts';
import type { Verb } from './verb.ts';

/** Shows that nobody has altered, removed or put in a line of the audit, or names where somebody has. */
export const verifyAudit: Verb = {
  usage: '[--expect N:HASH]',
  says: 'work out every seal of the audit again, and name what was altered or removed',
  async run(args, side) {
    const expected = expectedIn(args);
    const client = await (await side.database()).connect();
    const progress = showProgress(process.stdout);
    try {
      const verdict = await verify(async (text, params) => (await client.query(text, [...params])).rows, progress.at);
      progress.end();
      const wrong = [...verdict.faults.map(sentence), ...(expected ? await unlike(expected, async () => (await client.query('select hash from audit_seal where n = $1', [expected.n])).rows) : [])];
      for (const each of [...wrong.slice(0, MOST), ...(wrong.length > MOST ? [`… and ${wrong.length - MOST} more.`] : []), ...told(verdict)]) console.log(each);
      if (wrong.length > 0) throw new Error(wrong.length === 1 ? 'The audit is not as it was sealed: 1 fault.' : `The audit is not as it was sealed: ${wrong.length} faults.`);
      console.log('Every sealed line is as it was sealed.');
    } finally {
      progress.end();
      await client.end();
    }
  },
};

/** So many are named; a wiped table would fill the screen. */
const MOST = 100;

function sentence(fault: Fault): string {
  if (fault.is === 'ALTERED') return `Line ${fault.n} (${fault.lineId}) was altered after it was sealed, or its seal was.`;
  if (fault.is === 'LINE_MISSING') return `Line ${fault.n} (${fault.lineId}) is missing: its seal is there, the line is not.`;
  if (fault.from !== fault.to) return `The seals ${fault.from} to ${fault.to} are missing.`;
  return fault.lineId === null ? `The seal ${fault.from} is missing.` : `The seal ${fault.from} is missing: it was that of the line ${fault.lineId}.`;
}

function told({ seals, head, unsealed, unsealedSince }: Verdict): string[] {
  return [
    `${seals} ${seals === 1 ? 'seal' : 'seals'} worked out again.`,
    ...(head ? [`The newest: ${head.n}:${head.hash}`] : []),
    ...(unsealedSince ? [`${unsealed} ${unsealed === 1 ? 'line waits' : 'lines wait'} for a seal, the oldest since ${unsealedSince.toISOString()}.`] : []),
  ];
}

interface Expected {
  n: number;
  hash: string;
}

/** A seal that was noted earlier, from this command or from the server's log: nothing was taken from the end since. */
function expectedIn(args: string[]): Expected | null {
  const { values } = parseArgs({ args, options: { expect: { type: 'string' } } });
  if (values.expect === undefined) return null;
  const [, n, hash] = /^(\d{1,9}):([0-9a-f]{64})$/.exec(values.expect) ?? [];
  if (n === undefined || hash === undefined) throw new Error('Say the seal as it was noted: --expect N:HASH');
  return { n: Number(n), hash };
}

async function unlike({ n, hash }: Expected, find: () => Promise<{ hash: Buffer }[]>): Promise<string[]> {
  const [seal] = await find();
  if (!seal) return [`The seal ${n} that was noted is not there: the audit ends before it.`];
  return seal.hash.toString('hex') === hash ? [] : [`The seal ${n} is not the one that was noted.`];
}

/** On a terminal one line that moves; elsewhere a line every hundred thousand. */
function showProgress(out: NodeJS.WriteStream) {
  let shown = 0;
  let open = false;
  return {
    at: (n: number) => {
      if (out.isTTY) open = out.write(`\r${n} seals`) || true;
      else if (n - shown >= 100_000) console.log(`${(shown = n)} seals`);
    },
    end: () => {
      if (open) out.write('\r\u001b[K');
      open = false;
    },
  };
}
