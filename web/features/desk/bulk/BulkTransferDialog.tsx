import { useApolloClient } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { TransferTargetsDocument } from '../../../data/generated.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { Select } from '../../../ui/Select.tsx';
import { say } from '../../../ui/say.ts';
import type { DeskItem, Party } from '../item.ts';
import classes from './BulkBar.module.css';
import type { Bulk } from './use-bulk.ts';

interface BulkTransferDialogProps {
  items: readonly DeskItem[];
  subtitle: string;
  bulk: Bulk;
}

const QUEUE = 'queue';

/** To whom all of them could go: back to their queues, or to a member of every team that they are of. */
export function BulkTransferDialog({ items, subtitle, bulk }: BulkTransferDialogProps) {
  const members = useMembersOfAll(items);
  const [to, setTo] = useState(QUEUE);
  const choices = [{ value: QUEUE, label: say('board.toQueue') }, ...(members ?? []).map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <DialogFrame
      opened
      onClose={bulk.close}
      busy={bulk.working}
      title={say('board.transferTitle')}
      subtitle={subtitle}
      actions={
        <>
          <Button variant="subtle" onClick={bulk.close} disabled={bulk.working}>{say('desk.cancel')}</Button>
          <Button variant="filled" disabled={bulk.working || members === null} onClick={() => bulk.transfer(to === QUEUE ? { queue: true } : { member: to })}>
            {say('board.transferDo', { count: items.length })}
          </Button>
        </>
      }
    >
      <p className={classes.text}>{say('board.transferText')}</p>
      <Select label={say('board.to')} value={to} choices={choices} onChange={setTo} data-autofocus />
    </DialogFrame>
  );
}

/** Asked of one conversation of each team. Null while it is not known; without an answer only the queues are offered. */
function useMembersOfAll(items: readonly DeskItem[]): Party[] | null {
  const apollo = useApolloClient();
  const [members, setMembers] = useState<Party[] | null>(null);
  const ofTeams = [...new Map(items.map(({ card }) => [card.team?.id, card.id])).values()].join(' ');

  useEffect(() => {
    let gone = false;
    const ask = async (id: string) => (await apollo.query({ query: TransferTargetsDocument, variables: { id }, fetchPolicy: 'network-only' })).data?.thread.transferTargets?.members.map(({ party }) => party) ?? [];
    Promise.all(ofTeams.split(' ').map(ask)).then(
      ([first = [], ...others]) => gone || setMembers(first.filter(({ id }) => others.every((team) => team.some((each) => each.id === id)))),
      () => gone || setMembers([]),
    );
    return () => void (gone = true);
  }, [apollo, ofTeams]);
  return members;
}
