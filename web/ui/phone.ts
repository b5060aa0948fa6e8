/**
 * A phone number as people read it: "+442079460142" becomes "+44 20 7946 0142". The country's code is known by its
 * length alone; how a country groups the rest is not, so ten digits are grouped 2-4-4 (3-3-4 in North America) and
 * any other number by threes. What is not E.164 stays as it is.
 */
export function readablePhone(e164: string): string {
  const digits = /^\+(\d{7,15})$/.exec(e164)?.[1];
  if (!digits) return e164;
  const code = digits.slice(0, codeLength(digits));
  const rest = digits.slice(code.length);
  return [`+${code}`, ...groups(rest, code === '1' ? [3, 3, 4] : [2, 4, 4])].join(' ');
}

/** One digit for North America and for Russia and Kazakhstan; two or three for everybody else, as the ITU gave them out. */
function codeLength(digits: string): number {
  if (digits.startsWith('1') || digits.startsWith('7')) return 1;
  return twoDigitCodes.has(digits.slice(0, 2)) ? 2 : 3;
}

const twoDigitCodes = new Set(
  '20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98'.split(' '),
);

function groups(rest: string, ofTen: readonly number[]): string[] {
  const sizes = rest.length === 10 ? ofTen : byThrees(rest.length);
  let from = 0;
  return sizes.map((size) => rest.slice(from, (from += size)));
}

/** Threes, with what is left over in the first group, and never a digit alone. */
function byThrees(length: number): number[] {
  const over = length % 3;
  const first = over === 0 ? 3 : over === 1 ? 4 : 2;
  return [first, ...Array.from({ length: (length - first) / 3 }, () => 3)];
}
