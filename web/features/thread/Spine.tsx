import { Jack } from '../../ui/Jack.tsx';
import classes from './Spine.module.css';
import type { SpinePiece } from './spine.ts';

const jacks = { waiting: 'start', theirs: 'theirs', mine: 'mine', closed: 'closed' } as const;

/** The piece of the line beside one row. Its words stand in the row, so it is hidden from readers. */
export function Spine({ piece }: { piece: SpinePiece }) {
  const { above, below, node } = piece;
  return (
    <span className={classes.spine} data-node={node} aria-hidden>
      <i className={classes.above} data-stretch={above} />
      <i className={classes.below} data-stretch={below} />
      {node && <span className={classes.node}>{node === 'small' ? <i className={classes.small} /> : <Jack state={jacks[node]} size={14} />}</span>}
    </span>
  );
}
