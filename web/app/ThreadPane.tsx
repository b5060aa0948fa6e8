import { type ComponentProps, lazy, Suspense } from 'react';
import { say } from '../ui/say.ts';

const load = () => import('../features/thread/ThreadPane.tsx');
const Loaded = lazy(() => load().then((room) => ({ default: room.ThreadPane })));

/** An open conversation. Its room is no part of what stands on the screen first. */
export function ThreadPane(props: ComponentProps<typeof Loaded>) {
  return (
    <Suspense fallback={<section data-pane="thread" aria-busy aria-label={say('shell.opening')} />}>
      <Loaded {...props} />
    </Suspense>
  );
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
