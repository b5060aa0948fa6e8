import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useDesk } from '../../data/desk.ts';
import { type Deeds, useKeys } from '../../ui/keys/use-keys.ts';
import { toggleChosen } from './chosen.ts';
import { currentClaims } from './claims.ts';
import type { DeskItem } from './item.ts';
import { rowOf, step } from './roving.ts';
import { useDeeds } from './use-deeds.ts';

/**
 * The desk's single keys: J and K move, X chooses, C takes and B returns what has the focus or lies under the pointer, 1, 2 and 3 go
 * to queues, inbox and thread, W begins a conversation. Enter opens because a card is a link. Renders nothing.
 */
export function DeskKeys(): null {
  const { queues, inbox } = useDesk();
  const { take, giveBack, viewerId } = useDeeds();
  const navigate = useNavigate();

  const keys = useMemo((): Deeds => {
    const items = [...queues.flatMap((queue) => queue.items), ...inbox.items];
    const first = (ids: readonly string[], fits: (item: DeskItem) => boolean) =>
      ids.flatMap((id) => items.find(({ card }) => card.id === id) ?? []).find(fits);

    const takeOne = () => acted(first([...meant(), ...offered()], ({ card }) => card.state === 'QUEUED'), take);
    const giveOneBack = () => acted(first([...meant(), ...justTaken()], ({ card }) => card.state === 'HELD' && card.holder?.id === viewerId), giveBack);

    const chooseOne = () => acted(first(meant(), () => true), ({ card }) => toggleChosen(card.id));

    return {
      j: () => move(1),
      k: () => move(-1),
      c: takeOne,
      b: giveOneBack,
      x: chooseOne,
      '1': () => goTo('queues'),
      '2': () => goTo('inbox'),
      '3': goToThread,
      w: () => (void navigate('/directory'), true),
    };
  }, [queues, inbox, take, giveBack, viewerId, navigate]);
  useKeys('list', keys);
  return null;
}

function acted(item: DeskItem | undefined, deed: (item: DeskItem) => void): boolean {
  if (item) deed(item);
  return item !== undefined;
}

/** The rows that a key may mean: the one with the focus, then the one under the pointer. */
function meant(): string[] {
  return [document.activeElement, document.querySelector('[data-list] [data-row]:hover')].map(rowOf).filter((row) => row !== null);
}

/** Whom an empty inbox offers. */
function offered(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-take-longest]')].flatMap((button) => button.dataset.takeLongest ?? []);
}

/** What still says "Yours", newest first. */
function justTaken(): string[] {
  return [...currentClaims()].flatMap(([id, { stage }]) => (stage === 'landed' || stage === 'yours' ? [id] : [])).reverse();
}

/** In the list with the focus, else in the first that is on the screen. */
function move(steps: number): boolean {
  const lists = [...document.querySelectorAll<HTMLElement>('[data-list]')];
  const list = lists.find((each) => each.contains(document.activeElement)) ?? lists[0];
  return list !== undefined && step(list, steps) !== null;
}

/** To the list; where only one has room, to its tab, which shows it. */
function goTo(pane: 'queues' | 'inbox'): boolean {
  const list = document.querySelector<HTMLElement>(`[data-pane="${pane}"] [data-list]`);
  if (list) return step(list, 0) !== null;
  const tab = document.querySelector<HTMLElement>(`[data-tab="${pane}"]`);
  tab?.click();
  tab?.focus();
  return tab !== null;
}

/** To where one writes in the open thread. */
function goToThread(): boolean {
  const composer = document.querySelector<HTMLElement>('[data-pane="thread"] [data-composer]');
  composer?.focus();
  return composer !== null;
}
