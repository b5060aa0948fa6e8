import '../../../ui/words/texts.ts';
import { useViewer } from '../../../data/viewer.ts';
import { say } from '../../../ui/say.ts';
import { me, ofTeam } from './owner.ts';
import classes from './Texts.module.css';
import { TextsRoom } from './TextsRoom.tsx';

/** What one writes with: one's own, and what the teams that one works use. */
export function OwnTextsPage() {
  const { teams } = useViewer();
  return (
    <main className={classes.place} data-pane="you" tabIndex={-1}>
      <TextsRoom owners={[me(), ...teams.map(({ team }) => ofTeam(team))]} lead={say('texts.lead')} crumbs={[{ to: '/you', label: say('texts.back') }]} />
    </main>
  );
}
