import { useSyncExternalStore } from 'react';

/** Says a sentence to those who listen to the screen, politely. The same sentence twice is said twice. */
export function announce(text: string): void {
  said = { text, turn: said.turn + 1 };
  for (const heard of listening) heard();
}

/** The one live region of the app. Mounted once, at the roof, before anything is said. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => said);
  return (
    <div className="sb-unseen" role="status" aria-live="polite">
      <span key={turn}>{text}</span>
    </div>
  );
}

let said = { text: '', turn: 0 };
const listening = new Set<() => void>();

function subscribe(heard: () => void): () => void {
  listening.add(heard);
  return () => listening.delete(heard);
}
