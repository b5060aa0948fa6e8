import { say } from '../../ui/say.ts';
import { dropClaim, useClaims } from './claims.ts';
import type { QueueParts } from './held.ts';
import type { DeskItem } from './item.ts';
import { Ghost, LeftCard, TookThis } from './LeftCard.tsx';
import { QueueCard } from './QueueCard.tsx';
import { RefusedCard } from './RefusedCard.tsx';
import type { Slot } from './slots.ts';
import { Stub } from './Stub.tsx';
import { useDeeds } from './use-deeds.ts';

/** What stands in a place of the waiting list: a card, what one's own Take left there, or where the card went. */
export function WaitingSlot({ slot, parts }: { slot: Slot; parts: QueueParts<DeskItem> }) {
  const claim = useClaims().get(slot.id);
  const { take, takeOver, viewerId } = useDeeds();

  if (claim?.refusal) return <RefusedCard claim={claim} refusal={claim.refusal} viewerId={viewerId} onTakeOver={takeOver} onDismiss={dropClaim} />;
  if (claim?.stage === 'taking' || claim?.stage === 'landed') return <Stub claim={claim} />;

  const item = parts.waiting.find(({ card }) => card.id === slot.id);
  if (item) return <QueueCard item={item} viewerId={viewerId} onTake={take} />;

  const held = parts.others.find(({ card }) => card.id === slot.id);
  const holder = held?.card.holder;
  if (!held || !holder) return <Ghost id={slot.id} />;
  return (
    <LeftCard item={held} viewerId={viewerId} words={say('desk.took', { name: holder.shortName })}>
      <TookThis by={holder} since={slot.leftAt ?? Date.now()} />
    </LeftCard>
  );
}
