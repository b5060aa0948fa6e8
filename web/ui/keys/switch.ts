import { useSyncExternalStore } from 'react';

/**
 * Whether single keys act, as somebody chose for this device: whoever speaks to it, or has a switch for a keyboard, does not
 * want a letter to end a conversation.
 */
export function singleKeysAct(): boolean {
  return act;
}

export function useSingleKeysAct(): boolean {
  return useSyncExternalStore(subscribe, singleKeysAct);
}

export function switchSingleKeys(on: boolean): void {
  act = on;
  try {
    if (on) localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, 'off');
  } catch {
    // Full, or refused by the browser: then it lasts as long as the page.
  }
  for (const heard of listening) heard();
}

const KEPT = 'sb-single-keys';
const listening = new Set<() => void>();
let act = read();

if (typeof addEventListener === 'function') {
  addEventListener('storage', ({ key }) => {
    if (key !== KEPT && key !== null) return;
    act = read();
    for (const heard of listening) heard();
  });
}

function read(): boolean {
  try {
    return localStorage.getItem(KEPT) !== 'off';
  } catch {
    return true;
  }
}

function subscribe(heard: () => void): () => void {
  listening.add(heard);
  return () => listening.delete(heard);
}
