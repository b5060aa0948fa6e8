import { type ReactNode, useId } from 'react';
import { Select } from '../../../ui/Select.tsx';
import { say } from '../../../ui/say.ts';
import { AccountChoices, jobOf } from '../people/AccountChoices.tsx';
import { namesOf } from './account-words.ts';
import classes from './HandOverQuestions.module.css';
import { type HandOver, heldCount, type OffBoardingPreview, takers } from './off-board.ts';

interface HandOverProps {
  name: string;
  selfId: string;
  preview: OffBoardingPreview;
  handOver: HandOver;
  onChange: (change: Partial<HandOver>) => void;
}

/** One question for everything that would be left behind, and none where nothing is. */
export function HandOverQuestions(props: HandOverProps) {
  const { preview } = props;
  return (
    <>
      {heldCount(preview) > 0 && <Held {...props} />}
      {preview.lastInThreads > 0 && <LastInThreads {...props} />}
      {preview.clientsLeftAloneCount > 0 && <LeftAlone {...props} />}
    </>
  );
}

function Held({ name, preview, handOver, onChange }: HandOverProps) {
  const group = useId();
  const able = takers(preview);
  const all = heldCount(preview);
  const choices = able.map(({ id, name: taker, threads }) => ({ value: id, label: threads < all ? say('accounts.offBoard.takerOfSome', { name: taker, threads, all }) : taker }));
  return (
    <Question title={say('accounts.offBoard.held', { name, count: all })}>
      <Answer group={group} chosen={handOver.heldTo === 'queue'} onChoose={() => onChange({ heldTo: 'queue' })} label={say('accounts.offBoard.toQueues', { count: all })} hint={say('accounts.offBoard.toQueuesHint')} />
      {choices[0] && <Answer group={group} chosen={handOver.heldTo !== 'queue'} onChoose={() => onChange({ heldTo: choices[0]?.value ?? 'queue' })} label={say('accounts.offBoard.toColleague')} hint={say('accounts.offBoard.toColleagueHint')} />}
      {handOver.heldTo !== 'queue' && <Select label={say('accounts.offBoard.colleague')} value={handOver.heldTo} choices={choices} onChange={(heldTo) => onChange({ heldTo })} />}
    </Question>
  );
}

function LastInThreads({ name, selfId, preview, handOver, onChange }: HandOverProps) {
  const group = useId();
  const ends = handOver.namedTo === 'close';
  return (
    <Question title={say('accounts.offBoard.last', { name, count: preview.lastInThreads })}>
      <Answer group={group} chosen={!ends} onChoose={() => onChange({ namedTo: null })} label={say('accounts.offBoard.successor')} hint={say('accounts.offBoard.successorHint')} />
      {!ends && <AccountChoices label={say('accounts.offBoard.successor')} kinds={['STAFF']} choose="one" active leftOut={({ id }) => id === selfId} about={jobOf} chosen={new Set([handOver.namedTo])} onChoose={({ id }) => onChange({ namedTo: id })} />}
      <Answer group={group} chosen={ends} onChoose={() => onChange({ namedTo: 'close' })} label={say('accounts.offBoard.endThem')} hint={say('accounts.offBoard.endThemHint')} />
    </Question>
  );
}

function LeftAlone({ selfId, preview, handOver, onChange }: HandOverProps) {
  const names = namesOf(preview.clientsLeftAlone.map((client) => ({ shortName: client.name })), preview.clientsLeftAloneCount);
  return (
    <Question title={say('accounts.offBoard.alone', { count: preview.clientsLeftAloneCount })} lead={names}>
      <p className={classes.ask}>{say('accounts.offBoard.aloneAsk')}</p>
      <AccountChoices label={say('accounts.offBoard.aloneAsk')} kinds={['TEAM', 'STAFF']} choose="one" active leftOut={({ id }) => id === selfId} chosen={new Set([handOver.clientsTo])} onChoose={({ id }) => onChange({ clientsTo: id })} />
    </Question>
  );
}

function Question({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <fieldset className={classes.question}>
      <legend>{title}</legend>
      {lead && <p className={classes.lead}>{lead}</p>}
      {children}
    </fieldset>
  );
}

function Answer({ group, chosen, onChoose, label, hint }: { group: string; chosen: boolean; onChoose: () => void; label: string; hint: string }) {
  const id = useId();
  return (
    <label className={classes.answer}>
      <input type="radio" name={group} checked={chosen} onChange={onChoose} aria-describedby={`${id}-hint`} />
      <span>
        {label}
        <small id={`${id}-hint`}>{hint}</small>
      </span>
    </label>
  );
}
