import type { PartyFieldsFragment } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { type Change, constantWords, isConstant, isMoment, type Pieces } from './changes.ts';
import classes from './ChangeList.module.css';
import { factWords } from './deed-words.ts';
import { momentWords } from './moment-words.ts';

interface ChangeListProps {
  changes: readonly Change[];
  /** The accounts whose ids stand in it. */
  mentions: readonly PartyFieldsFragment[];
}

/** Fact by fact: what went with a minus, what came with a plus, what stayed as it is. */
export function ChangeList({ changes, mentions }: ChangeListProps) {
  const names = new Map(mentions.map(({ id, name }) => [id, name]));
  return (
    <dl className={classes.list}>
      {changes.map(({ name, gone, come, kept }) => (
        <div key={name} className={classes.change} data-same={gone.length + come.length === 0 || undefined}>
          <dt>{factWords(name)}</dt>
          <dd>
            <Some pieces={gone} names={names} as="gone" />
            <Some pieces={come} names={names} as="come" />
            <Some pieces={kept} names={names} as="kept" />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const signs = { gone: '−', come: '+', kept: '' } as const;
const spoken = { gone: 'admin-audit.before', come: 'admin-audit.after' } as const;

function Some({ pieces, names, as }: { pieces: Pieces; names: ReadonlyMap<string, string>; as: 'gone' | 'come' | 'kept' }) {
  return pieces.map((piece, place) => (
    <span key={place} className={classes.piece} data-as={as}>
      {as !== 'kept' && (
        <>
          <span aria-hidden>{signs[as]}</span>
          <span className="sb-unseen">{say(spoken[as])}: </span>
        </>
      )}
      <span className={classes.words}>{wordsOf(piece, names)}</span>
    </span>
  ));
}

/** The contract's constants, moments and people are put into words; what somebody wrote stays as they wrote it. */
function wordsOf(piece: unknown, names: ReadonlyMap<string, string>): string {
  if (typeof piece === 'boolean') return say(piece ? 'admin-audit.yes' : 'admin-audit.no');
  if (isMoment(piece)) return momentWords(piece);
  if (isConstant(piece)) return constantWords(piece);
  if (typeof piece === 'string') return names.get(piece) ?? piece;
  return typeof piece === 'object' && piece !== null ? insideOf(piece, names) : String(piece);
}

function insideOf(piece: object, names: ReadonlyMap<string, string>): string {
  return Object.entries(piece).map(([name, value]) => `${factWords(name)}: ${Array.isArray(value) ? value.map((each) => wordsOf(each, names)).join(', ') : wordsOf(value ?? say('admin-audit.none'), names)}`).join(' · ');
}
