import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type CannedReplyFieldsFragment, useCannedRepliesQuery } from '../generated.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { NotLoaded } from '../../../ui/NotLoaded.tsx';
import { say } from '../../../ui/say.ts';
import { SkeletonCards } from '../../../ui/Skeleton.tsx';
import { DeleteReplyDialog } from './DeleteReplyDialog.tsx';
import { isOf, type Owner, teamOf } from './owner.ts';
import { ReplyDialog } from './ReplyDialog.tsx';
import { TextRow } from './TextRow.tsx';
import { TextsSection } from './TextsSection.tsx';

type Asking = { deed: 'new' } | { deed: 'edit' | 'delete'; reply: CannedReplyFieldsFragment } | null;

/** The canned replies of one owner, by shortcut. */
export function Replies({ owner }: { owner: Owner }) {
  const { data, error, refetch } = useCannedRepliesQuery({ variables: { teamId: teamOf(owner) }, fetchPolicy: 'cache-and-network' });
  const [asking, setAsking] = useState<Asking>(null);
  const replies = data?.cannedReplies.filter((reply) => isOf(owner, reply));
  const close = () => setAsking(null);
  const make = (
    <Button variant="default" leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={() => setAsking({ deed: 'new' })}>
      {say('texts.new')}
    </Button>
  );
  return (
    <TextsSection title={say('texts.replies')} lead={say('texts.repliesLead')} action={replies && replies.length > 0 && make}>
      {!replies && (error ? <NotLoaded onAgain={() => void refetch()} /> : <SkeletonCards count={3} />)}
      {replies?.length === 0 && (
        <EmptyState title={say('texts.none')} text={say('texts.noneText')}>
          {make}
        </EmptyState>
      )}
      {replies?.map((reply) => (
        <TextRow
          key={reply.id}
          title={reply.title}
          mark={`/${reply.shortcut}`}
          text={reply.text}
          {...(reply.mayChange && { onEdit: () => setAsking({ deed: 'edit', reply }), onDelete: () => setAsking({ deed: 'delete', reply }) })}
        />
      ))}
      {asking?.deed === 'new' && <ReplyDialog owner={owner} reply={null} onClose={close} />}
      {asking?.deed === 'edit' && <ReplyDialog owner={owner} reply={asking.reply} onClose={close} />}
      {asking?.deed === 'delete' && <DeleteReplyDialog reply={asking.reply} onClose={close} />}
    </TextsSection>
  );
}
