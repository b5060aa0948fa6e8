import '../../../ui/words/texts.ts';
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { announce } from '../../../ui/announce.tsx';
import { say } from '../../../ui/say.ts';
import { useReadyRepliesQuery } from './generated.ts';
import { fitting, type Ready } from './fitting.ts';
import classes from './ReplyList.module.css';

export interface ReplyListProps {
  threadId: string;
  /** What was typed behind the slash. */
  query: string;
  /** Set while it stands: a key is offered here first, and taken or not. */
  takesKey: RefObject<((event: KeyboardEvent) => boolean) | null>;
  /** The id of the option that the field points at. */
  onActive: (id: string | undefined) => void;
  onInsert: (text: string, open: boolean) => void;
  onClose: () => void;
}

/** The canned replies that fit what is typed, over the composer: arrows choose, Enter or Tab inserts, the focus stays in the field. */
export function ReplyList({ threadId, query, takesKey, onActive, onInsert, onClose }: ReplyListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { data, error } = useReadyRepliesQuery({ variables: { id: threadId }, fetchPolicy: 'cache-and-network' });
  const all = data?.thread.readyReplies ?? [];
  const found = fitting(all, query);
  const [chosen, setChosen] = useState<string | null>(null);
  const place = Math.max(0, found.findIndex(({ reply }) => reply.id === chosen));
  const now = found[place];

  useEffect(() => {
    onActive(now && `${id}-${now.reply.id}`);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [id, now, onActive]);
  useEffect(() => {
    if (data) announce(say('texts.found', { count: found.length }));
  }, [data, found.length]);
  useEffect(() => {
    takesKey.current = (event) => {
      if (event.key === 'Escape') onClose();
      else if (!now || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setChosen(found[(place + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length]?.reply.id ?? null);
      else if (event.key === 'Enter' || event.key === 'Tab') insert(now);
      else return false;
      event.preventDefault();
      return true;
    };
    return () => void (takesKey.current = null);
  });

  function insert({ text, open }: Ready): void {
    onInsert(text, open.length > 0);
    if (open.length > 0) announce(say('texts.openOne', { count: open.length }));
  }

  return (
    // Pressed with a mouse it leaves the focus in the field.
    <div className={classes.place} onMouseDown={(event) => event.preventDefault()}>
      <div ref={list} className={classes.list} role="listbox" aria-label={say('texts.list')} aria-busy={!data && !error} tabIndex={0}>
        {found.map((ready) => (
          <Option key={ready.reply.id} id={`${id}-${ready.reply.id}`} ready={ready} chosen={ready === now} onPick={() => insert(ready)} />
        ))}
      </div>
      {found.length === 0 && <p className={classes.nothing}>{nothing(all.length, query, Boolean(data || error))}</p>}
      {found.length > 0 && <p className={classes.keys} aria-hidden>{say('texts.keys')}</p>}
    </div>
  );
}

/** Whose it is stands at its end. */
function Option({ id, ready: { reply, text }, chosen, onPick }: { id: string; ready: Ready; chosen: boolean; onPick: () => void }) {
  const of = reply.ownedBy === 'TEAM' ? (reply.team?.shortName ?? '') : say(reply.ownedBy === 'ME' ? 'texts.ofMe' : 'texts.ofFirm');
  return (
    <div className={classes.option} id={id} role="option" aria-selected={chosen} onClick={onPick}>
      <span className={classes.head}>
        <span className={classes.title}>{reply.title}</span>
        <span className={classes.shortcut}>/{reply.shortcut}</span>
        <span className={classes.of}>{of}</span>
      </span>
      <span className={classes.text}>{text}</span>
    </div>
  );
}

function nothing(all: number, query: string, known: boolean): string {
  if (!known) return '';
  return all === 0 ? say('texts.empty') : say('texts.nothing', { query });
}
