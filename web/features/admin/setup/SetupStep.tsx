import { Link } from 'react-router';
import { say } from '../../../ui/say.ts';
import type { Setup, Step, StepState } from './progress.ts';
import classes from './Setup.module.css';
import { StepDeed } from './StepDeed.tsx';
import { StepDisc } from './StepDisc.tsx';
import { stepEnd, stepTitle, stepWords } from './step-words.ts';

interface SetupStepProps {
  step: Step & { state: StepState };
  setup: Setup;
  organisation: string;
  now: number;
}

/** One plug along the cord: solid as far as it is laid, dotted where it is to come. */
export function SetupStep({ step, setup, organisation, now }: SetupStepProps) {
  const { step: kind, state } = step;
  const alone = kind === 'CLIENT_TEAM' && setup.clientsAlone > 0 ? say('admin-sight.step.alone', { count: setup.clientsAlone }) : null;
  const team = kind === 'TEAM' && step.done ? setup.exampleTeam : null;
  return (
    <li className={classes.step} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <StepDisc state={state} />
      <div className={classes.words}>
        <h3 className={classes.title}>
          {stepTitle(kind, setup)}
          <span className="sb-unseen">{say(`admin-sight.step.state.${state}`)}</span>
        </h3>
        <p className={classes.text}>
          {stepWords(step, { setup, organisation })} {alone && <strong className={classes.alone}>{alone}</strong>}
          {team && <Link to={`/admin/accounts/${team.id}#work`}>{say('admin-sight.step.TEAM.work', { team: team.name })}</Link>}
        </p>
      </div>
      <div className={classes.end}>
        <StepDeed step={step} setup={setup}>
          {state === 'done' && <span className={classes.when}>{stepEnd(step, now)}</span>}
        </StepDeed>
      </div>
    </li>
  );
}
