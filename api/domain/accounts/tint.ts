const TINTS = 7;

/** Which of the seven tints a new account gets: from its name, so that it is the same wherever the account is made. */
export function tintOf(name: string): number {
  let hash = 2_166_136_261;
  for (const unit of Buffer.from(name)) hash = Math.imul(hash ^ unit, 16_777_619) >>> 0;
  // The upper bits are folded in: the lower ones alone hardly differ between short names.
  return (((hash ^ (hash >>> 13)) >>> 0) % TINTS) + 1;
}
