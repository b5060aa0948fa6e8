import { Jack } from '../../ui/Jack.tsx';
import { say } from '../../ui/say.ts';
import type { Claim } from './claims.ts';
import classes from './Claim.module.css';

/** What a card leaves behind in its queue: plugged, with the open end of the cord. */
export function Stub({ claim }: { claim: Claim }) {
  const { card } = claim.item;
  return (
    <li className={classes.stub} data-row={card.id} data-stub={card.id}>
      <Jack state="mine" size={14} />
      <span className={classes.stubName}>{card.client?.name ?? card.title}</span>
      <span>{say(claim.answered ? 'desk.youTookThis' : 'desk.taking')}</span>
      <span className={classes.socket} data-socket aria-hidden />
    </li>
  );
}

/** Where the travelling card will land: as high as a card, so that nothing moves when it arrives. */
export function Landing({ claim }: { claim: Claim }) {
  const { id } = claim.item.card;
  return <li className={classes.landing} data-row={id} data-landing={id} aria-hidden />;
}
