import { IconArrowDown } from '@tabler/icons-react';
import { memo, type Ref, useImperativeHandle, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { say } from '../../ui/say.ts';
import classes from './EntryList.module.css';
import { EntryRow, type RowSetting } from './EntryRow.tsx';
import type { Row } from './rows.ts';
import { UnreadBar } from './UnreadBar.tsx';
import { entryIdOf, useJump } from './use-jump.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useUnreadAbove } from './use-unread-above.ts';

/** What others may ask of the list. */
export interface EntryListHandle {
  toNewest: () => void;
  /** Brings an entry before the reader's eyes, however far back it stands, and marks it for a moment. */
  toEntry: (id: string) => void;
}

interface EntryListProps {
  rows: readonly Row[];
  setting: RowSetting;
  hasEarlier: boolean;
  loadEarlier: () => Promise<void>;
  /** Hears of the newest seq that stood before the reader's eyes. */
  onSeen: (seq: number) => void;
  ref?: Ref<EntryListHandle>;
}

/**
 * The entries, newest at the bottom. Only what can be seen is drawn. It stays at the bottom if it was there, keeps its
 * place when earlier pages load, and otherwise tells how many have come. Writing below it does not draw it anew.
 */
export const EntryList = memo(function EntryList({ rows, setting, hasEarlier, loadEarlier, onSeen, ref }: EntryListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { shift, missed, toNewest, leaveEnd, onScroll, onResize } = useKeptPlace({ rows, scroller, list, hasEarlier, loadEarlier, onSeen });
  const { lit, toEntry, toLine } = useJump({ rows, list, hasEarlier, loadEarlier, leaveEnd });
  const unread = useUnreadAbove(rows, list);
  const moved = () => {
    onScroll();
    unread.look();
  };
  // The focus goes on from the words, not from a button that has gone.
  const read = () => scroller.current?.focus({ preventScroll: true });
  useImperativeHandle(ref, () => ({ toNewest, toEntry }), [toNewest, toEntry]);

  return (
    <div className={classes.frame}>
      {unread.line && (
        <UnreadBar
          line={unread.line}
          onGo={() => {
            toLine();
            read();
          }}
          onClose={() => {
            unread.dismiss();
            if (!scroller.current?.contains(document.activeElement)) read();
          }}
        />
      )}
      <div className={classes.scroller} ref={scroller} data-view={setting.isStaff ? 'staff' : 'client'} tabIndex={0} role="region" aria-label={say('thread.entries')}>
        <div className={classes.space} />
        <Virtualizer ref={list} scrollRef={scroller} shift={shift} as="ol" item="li" onScroll={moved} onResize={onResize}>
          {rows.map((row) => (
            <EntryRow key={row.key} row={row} setting={setting} lit={lit !== null && entryIdOf(row) === lit} />
          ))}
        </Virtualizer>
      </div>
      {missed > 0 && (
        <button type="button" className={classes.missed} onClick={toNewest}>
          <IconArrowDown size={14} stroke={1.75} aria-hidden />
          {say('thread.newCount', { count: missed })}
        </button>
      )}
    </div>
  );
});
