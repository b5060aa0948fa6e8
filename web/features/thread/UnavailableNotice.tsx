import { Button } from '@mantine/core';
import { IconAlertCircle, IconArrowBackUp } from '@tabler/icons-react';
import { Avatar } from '../../ui/Avatar.tsx';
import { type Phrase, say } from '../../ui/say.ts';
import { Saying } from '../../ui/Saying.tsx';
import { Callout } from './Callout.tsx';
import type { ThreadView } from './entry.ts';
import type { TransferOption } from './transfer-options.ts';
import type { TargetUnavailable } from './use-transfer.ts';

interface UnavailableNoticeProps {
  refused: TargetUnavailable;
  thread: ThreadView;
  alternatives: readonly TransferOption[];
  onChoose: (key: string) => void;
}

const reasons: Record<TargetUnavailable['reason'], Phrase> = {
  NOT_MEMBER: 'thread.unavailable.notMember',
  SUSPENDED: 'thread.unavailable.suspended',
  NOT_IN_REACH: 'thread.unavailable.notInReach',
};

/** The target cannot take it: why, and who can. */
export function UnavailableNotice({ refused, thread, alternatives, onChoose }: UnavailableNoticeProps) {
  const values = {
    name: refused.party?.shortName ?? say('thread.somebody'),
    team: thread.team?.shortName ?? '',
    client: thread.client?.shortName ?? say('thread.somebody'),
  };
  return (
    <Callout tone="late" mark={<IconAlertCircle size={20} stroke={1.75} aria-hidden />} text={<Saying phrase={reasons[refused.reason]} values={values} />}>
      {alternatives.map((option) => (
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
