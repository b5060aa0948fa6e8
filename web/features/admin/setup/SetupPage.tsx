import { Page } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { SkeletonCards } from '../../../ui/Skeleton.tsx';
import { useNow } from '../../../ui/when.ts';
import { ClientsView } from './ClientsView.tsx';
import { statesOf, stepOf } from './progress.ts';
import classes from './Setup.module.css';
import { SetupStep } from './SetupStep.tsx';
import { stepEnd } from './step-words.ts';
import { useSetup } from './use-setup.ts';

/** From an empty organisation to the first client message: what is done, what comes next, and what a client sees of it. */
export function SetupPage() {
  const { status, setup, organisation, again } = useSetup();
  const now = useNow(60_000);
  const done = setup?.steps.every((step) => step.done);
  const first = setup && stepOf(setup.steps, 'FIRST_MESSAGE');
  return (
    <Page>
      <PageTitle title={say('admin-sight.setup.title')} lead={done && first ? say('admin-sight.setup.done', { first: stepEnd(first, now) ?? '' }) : say('admin-sight.setup.lead')} />
      {status === 'loading' && <SkeletonCards count={6} />}
      {status === 'failed' && (
        <NotLoaded onAgain={again} />
      )}
      {setup && (
        <div className={classes.sides}>
          <ol className={classes.steps}>
            {statesOf(setup.steps).map((step) => (
              <SetupStep key={step.step} step={step} setup={setup} organisation={organisation} now={now} />
            ))}
          </ol>
          <ClientsView setup={setup} />
        </div>
      )}
    </Page>
  );
}
