import { useState } from 'react';
import classes from './HouseMark.module.css';
import { Monogram } from './Monogram.tsx';

interface HouseMarkProps {
  name: string;
  /** Where the logo lies. None: the letters of the name. */
  logo: string | null;
}

/** The sign on the door: the organisation's logo. Its name stands beside it, so it is not read aloud. */
export function HouseMark({ name, logo }: HouseMarkProps) {
  const [failed, setFailed] = useState<string>();
  if (!logo || logo === failed) return <Monogram name={name} />;
  return <img className={classes.logo} src={logo} alt="" onError={() => setFailed(logo)} />;
}
