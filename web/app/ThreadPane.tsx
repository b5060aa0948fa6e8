import { part } from '../ui/part.tsx';
import { say } from '../ui/say.ts';

const load = () => import('../features/thread/ThreadPane.tsx');

/** An open conversation. Its room is no part of what stands on the screen first. */
export const ThreadPane = part(() => load().then((room) => room.ThreadPane), { place: 'page', waiting: <Waiting /> });

function Waiting() {
  return <section data-pane="thread" aria-busy aria-label={say('shell.opening')} />;
}

/** Fetched at the first sign of somebody at the device, who will open one next, or at once where one is asked for. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;

if (location.pathname.includes('/t/')) fetchAhead();
else for (const sign of signs) addEventListener(sign, fetchAhead, { capture: true, passive: true });

function fetchAhead(): void {
  for (const sign of signs) removeEventListener(sign, fetchAhead, { capture: true });
  // Whoever then opens one hears why it does not come.
  load().catch(() => undefined);
}
