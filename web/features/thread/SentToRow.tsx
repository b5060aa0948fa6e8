import { IconCheck } from '@tabler/icons-react';
import { openWords } from '../../ui/open-words.ts';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import type { PartyView } from './entry.ts';
import classes from './Line.module.css';
import { useContactCard } from './use-contact-card.ts';

/** All that a client hears of the queue: it arrived, and whether somebody is there. No place in line, no count. */
export function SentToRow({ team }: { team: PartyView }) {
  const hours = useContactCard(team.id)?.hours;
  const now = useNow(60_000);
  return (
    <p className={classes.line} data-sent>
      <IconCheck size={14} stroke={1.75} aria-hidden />
      <span className={classes.words}>
        {hours ? say('thread.sentToWithHours', { team: team.shortName, hours: openWords(hours, now) }) : say('thread.sentTo', { team: team.shortName })}
      </span>
    </p>
  );
}
