import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { refusalOf } from '../../../data/refusal.ts';
import type { TransferTargetInput } from '../../../data/generated.ts';
import { announce } from '../../../ui/announce.tsx';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { clearChosen } from '../chosen.ts';
import type { DeskItem } from '../item.ts';
import { useDeeds } from '../use-deeds.ts';
import { type Answered, carryOut, type Outcome, undoAll } from './carry-out.ts';
import { endOne, snoozeOne, takeOne, transferOne } from './deeds.ts';

export type BulkQuestion = 'transfer' | 'snooze' | 'end';
type Done = 'taken' | 'transferred' | 'snoozed' | 'ended';

/** Where some could not be done: what became of all of them. */
export interface BulkSummary {
  title: string;
  answers: Answered<DeskItem>[];
}

export interface Bulk {
  working: boolean;
  /** What is asked before it is done. */
  question: BulkQuestion | null;
  summary: BulkSummary | null;
  ask: (question: BulkQuestion) => void;
  take: () => void;
  transfer: (to: TransferTargetInput) => void;
  snooze: (until: string) => void;
  end: () => void;
  undo: (answers: readonly Answered<DeskItem>[]) => void;
  close: () => void;
}

/** Seconds that an undo is offered: as long as an ending can be undone, or as long as a toast stays. */
const SECONDS = { taken: 10, transferred: 10, snoozed: 10, ended: 60 } as const;

/** Deeds on all that are chosen, one summary for all of them, and the way back as far as there is one. */
export function useBulk(items: readonly DeskItem[]): Bulk {
  const actor = { apollo: useApolloClient(), viewerId: useDeeds().viewerId };
  const [working, setWorking] = useState(false);
  const [question, ask] = useState<BulkQuestion | null>(null);
  const [summary, setSummary] = useState<BulkSummary | null>(null);

  async function carry(done: Done, deed: (item: DeskItem) => Promise<Outcome>): Promise<void> {
    setWorking(true);
    const answers = await carryOut(items, deed, (error) => refusalOf(error).message || say('desk.noAnswer'));
    setWorking(false);
    ask(null);
    clearChosen();
    const count = answers.filter(({ outcome }) => outcome.done).length;
    const refused = answers.length - count;
    const title = say(`board.${done}`, { count }) + (refused > 0 ? say('board.andNot', { count: refused }) : '');
    announce(title);
    if (refused > 0) setSummary({ title, answers });
    else showToast({ text: title, seconds: SECONDS[done], action: { label: say('desk.undo'), run: () => undo(answers) } });
  }

  function undo(answers: readonly Answered<DeskItem>[]): void {
    setSummary(null);
    void undoAll(answers).then((count) => {
      const text = say('board.undone', { count });
      announce(text);
      showToast({ text });
    });
  }

  return {
    working, question, summary, ask, undo,
    take: () => void carry('taken', (item) => takeOne(actor, item)),
    transfer: (to) => void carry('transferred', (item) => transferOne(actor, item, to)),
    snooze: (until) => void carry('snoozed', (item) => snoozeOne(actor, item, until)),
    end: () => void carry('ended', (item) => endOne(actor, item)),
    close: () => {
      ask(null);
      setSummary(null);
    },
  };
}
