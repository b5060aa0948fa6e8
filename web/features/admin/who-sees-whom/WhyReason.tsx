import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { PartyFieldsFragment } from '../generated.ts';
import { useViewer } from '../../../data/viewer.ts';
import { Saying } from '../../../ui/Saying.tsx';
import { say } from '../../../ui/say.ts';
import classes from './WhyCard.module.css';
import { type Told, whyWords } from './why-words.ts';

interface WhyReasonProps {
  reason: Told;
  viewer: PartyFieldsFragment;
  subject: PartyFieldsFragment;
  /** Where something can be done about it. */
  onRemove?: () => void;
}

/** One reason in a sentence, and the way to where it lies. */
export function WhyReason({ reason, viewer, subject, onRemove }: WhyReasonProps) {
  const { id: reader } = useViewer();
  const { clientTeam, kind, teams } = reason;
  return (
    <div className={classes.reason}>
      <p className={classes.words}>
        {whyWords(reason, { viewer, subject, reader, now: Date.now() }).map(({ phrase, values }) => (
          <span key={phrase}>
            <Saying phrase={phrase} values={values} />{' '}
          </span>
        ))}
      </p>
      {clientTeam && (
        <div className={classes.deeds}>
          <Button component={Link} variant="default" to={`/admin/client-teams/${clientTeam.id}`}>
            {say('admin-sight.why.openClientTeam')}
          </Button>
          {kind === 'SAME_CLIENT_TEAM' && onRemove && (
            <Button variant="subtle" onClick={onRemove}>
              {say('admin-sight.remove.dots')}
            </Button>
          )}
        </div>
      )}
      {kind === 'BEHIND_TEAM' && (
        <div className={classes.deeds}>
          {teams.map(({ id, name }) => (
            <Button key={id} component={Link} variant="default" to={`/admin/accounts/${id}`}>
              {say('admin-sight.why.openTeam', { team: name })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
