import { IconClock, IconShieldCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { say } from '../../../ui/say.ts';
import type { Ask } from './ask.ts';
import { changesIn } from './changes.ts';
import { ChangeList } from './ChangeList.tsx';
import classes from './LineDetail.module.css';
import type { AuditLine } from './use-audit.ts';
import { useSeal } from './use-seal.ts';

/** One line in full: what changed, where it came from, whether it is sealed, and what else there is about the same. */
export function LineDetail({ line, onAsk }: { line: AuditLine; onAsk: (some: Partial<Ask>) => void }) {
  const { compared, changes } = changesIn(line);
  const whole = useRef<HTMLDivElement>(null);
  // What was just asked for is in sight, at the foot of the screen too.
  useEffect(() => {
    whole.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={whole} className={classes.detail}>
      <section className={classes.changes}>
        <h3 className={classes.title}>{say(compared ? 'admin-audit.changes' : 'admin-audit.facts')}</h3>
        {changes.length > 0 ? <ChangeList changes={changes} mentions={line.mentions} /> : <p className={classes.none}>{say(line.deed === 'thread.renamed' ? 'admin-audit.titlesHidden' : 'admin-audit.noChanges')}</p>}
      </section>
      <div className={classes.origin}>
        <dl className={classes.facts}>
          <Fact name={say('admin-audit.seal')}>
            <Seal line={line} />
          </Fact>
          {line.address && <Fact name={say('admin-audit.address')}>{line.address}</Fact>}
          {line.requestId && <Fact name={say('admin-audit.request')} exact>{line.requestId}</Fact>}
          {line.via && <Fact name={say('admin-audit.token')} exact>{line.via}</Fact>}
          {line.threadId && <Fact name={say('admin-audit.thread')} exact>{line.threadId}</Fact>}
          <Fact name={say('admin-audit.deedName')} exact>{line.deed}</Fact>
        </dl>
        <Others line={line} onAsk={onAsk} />
      </div>
    </div>
  );
}

/** `exact`: a name for programs and logs, to be copied as it stands. */
function Fact({ name, exact = false, children }: { name: string; exact?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-exact={exact || undefined}>{children}</dd>
    </div>
  );
}

function Seal({ line }: { line: AuditLine }) {
  const n = useSeal(line);
  return (
    <span className={classes.seal} data-sealed={n !== null}>
      {n === null ? <IconClock size={16} stroke={1.75} aria-hidden /> : <IconShieldCheck size={16} stroke={1.75} aria-hidden />}
      {n === null ? say('admin-audit.waitsForSeal') : say('admin-audit.sealedAs', { n })}
    </span>
  );
}

function Others({ line: { actor, target, targetName, targetId, threadId }, onAsk }: { line: AuditLine; onAsk: (some: Partial<Ask>) => void }) {
  // A session is shown as whose it is, and yet it is another thing than they are.
  const about = target?.id === actor?.id ? null : (target?.id ?? targetId);
  const name = target?.name ?? targetName;
  return (
    <div className={classes.others}>
      {actor && <Way onClick={() => onAsk({ person: actor.id })}>{say('admin-audit.allBy', { name: actor.name })}</Way>}
      {about && <Way onClick={() => onAsk({ target: about })}>{name ? say('admin-audit.allTo', { name }) : say('admin-audit.allToThis')}</Way>}
      {threadId && <Way onClick={() => onAsk({ thread: threadId })}>{say('admin-audit.allInThread')}</Way>}
    </div>
  );
}

function Way({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="default" size="xs" onClick={onClick}>
      {children}
    </Button>
  );
}
