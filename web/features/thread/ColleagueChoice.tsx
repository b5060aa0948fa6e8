import { say } from '../../ui/say.ts';
import { ColleagueFace } from './ColleagueFace.tsx';
import type { PartyView } from './entry.ts';
import classes from './TransferDialog.module.css';

interface ColleagueChoiceProps {
  party: PartyView;
  job: string | null;
  here: boolean;
  chosen: boolean;
  onChoose: (party: PartyView) => void;
}

/** A colleague who could be added; whoever is in the thread already says so. */
export function ColleagueChoice({ party, job, here, chosen, onChoose }: ColleagueChoiceProps) {
  return (
    <label className={classes.choice} data-off={here || undefined}>
      <input type="checkbox" checked={here || chosen} disabled={here} onChange={() => onChoose(party)} />
      <ColleagueFace of={party} size={28} />
      <span className={classes.name}>
        {party.name}
        {job && <span className={classes.job}>{job}</span>}
      </span>
      {here && <span className={classes.job}>{say('thread.add.here')}</span>}
    </label>
  );
}
