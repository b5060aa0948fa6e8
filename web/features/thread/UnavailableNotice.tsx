import { IconAlertCircle, IconArrowBackUp } from '@tabler/icons-react';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { type Phrase, say } from '../../ui/say.ts';
import { Saying } from '../../ui/Saying.tsx';
import { Callout } from './Callout.tsx';
import { untilWhen } from '../../ui/presence-words.ts';
import type { ThreadView } from './entry.ts';
import type { TransferOption } from './transfer-options.ts';
import type { TargetUnavailable } from './use-transfer.ts';

interface UnavailableNoticeProps {
  refused: TargetUnavailable;
  thread: ThreadView;
  alternatives: readonly TransferOption[];
  onChoose: (key: string) => void;
  /** They are given it all the same. */
  onInsist: () => void;
}

const reasons: Record<TargetUnavailable['reason'], Phrase> = {
  NOT_MEMBER: 'thread.unavailable.notMember',
  SUSPENDED: 'thread.unavailable.suspended',
  NOT_IN_REACH: 'thread.unavailable.notInReach',
  AWAY: 'thread.unavailable.away',
  AT_CAPACITY: 'thread.unavailable.atCapacity',
};

/** The target cannot take it: why, and who can. */
export function UnavailableNotice({ refused, thread, alternatives, onChoose, onInsist }: UnavailableNoticeProps) {
  const values = {
    name: refused.party?.shortName ?? say('thread.somebody'),
    team: thread.team?.shortName ?? '',
    client: thread.client?.shortName ?? say('thread.somebody'),
  };
  const said = refused.alternatives.members.find(({ party }) => party.id === refused.party?.id)?.availability;
  const until = refused.reason === 'AWAY' && said?.until ? untilWhen(said.until) : null;
  const willing = alternatives.filter(({ key, unwilling }) => key !== refused.party?.id && !unwilling);
  return (
    <Callout tone="late" mark={<IconAlertCircle size={20} stroke={1.75} aria-hidden />} text={<Saying phrase={until ? 'thread.unavailable.awayUntil' : reasons[refused.reason]} values={{ ...values, until: until ?? '' }} />}>
      {(refused.reason === 'AWAY' || refused.reason === 'AT_CAPACITY') && (
        <Button variant="default" size="xs" onClick={onInsist}>
          {say('thread.transfer.anyway')}
        </Button>
      )}
      {willing.map((option) => (
        <Button
          key={option.key}
          variant="default"
          size="xs"
          onClick={() => onChoose(option.key)}
          leftSection={option.party ? <Avatar of={option.party} size={18} /> : <IconArrowBackUp size={16} stroke={1.75} aria-hidden />}
        >
          {option.kind === 'queue' ? say('thread.unavailable.queue') : say('thread.unavailable.member', { name: option.target, end: option.end })}
        </Button>
      ))}
    </Callout>
  );
}
