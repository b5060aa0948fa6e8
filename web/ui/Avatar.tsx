import { useState } from 'react';
import classes from './Avatar.module.css';
import { initials } from './initials.ts';

/** Whoever has a face: a person stands on a circle, a team on a square. */
export interface Face {
  readonly name: string;
  /** `TEAM` for a team; anything else is a person. */
  readonly kind: string;
  /** 1 to 7, always the same for the same account. */
  readonly tint: number;
  /** Where the picture lies. None: initials. */
  readonly avatar?: string | null;
}

interface AvatarProps {
  of: Face;
  /** In pixels at the usual text size; it grows with the text. */
  size?: number;
  /** Read aloud in place of the picture. Leave it out where the name stands beside it. */
  label?: string;
}

/** The account's picture; until it is there, and where there is none, the initials on the account's own tint. */
export function Avatar({ of, size = 28, label }: AvatarProps) {
  const team = of.kind === 'TEAM';
  const [failed, setFailed] = useState<string>();
  const picture = of.avatar && of.avatar !== failed ? of.avatar : null;
  const style = { '--avatar-size': `${size / 16}rem` };
  return (
    <span
      className={classes.avatar}
      data-shape={team ? 'square' : 'circle'}
      data-tint={tintOf(of.tint)}
      data-small={size < 20 || undefined}
      // Drawn, not written: who sees the letters on a button does not have to say them to press it.
      data-initials={initials(of.name, team || size < 20 ? 1 : 2)}
      style={style}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {picture && <img key={picture} src={picture} alt="" decoding="async" onError={() => setFailed(picture)} />}
    </span>
  );
}

function tintOf(tint: number): number {
  return Number.isInteger(tint) && tint >= 1 && tint <= 7 ? tint : 1;
}
