/** What a toast tells, and the one deed it may offer. */
export interface Toast {
  text: string;
  detail?: string;
  /** `key` is the letter that does the same, shown as a hint and heard by whoever owns the keyboard. */
  action?: { label: string; run: () => void; key?: string };
  /** How long it stays: 6 if nothing is said. A deed with a longer stay shows the seconds that are left. */
  seconds?: number;
}

/** A toast on the screen. */
export interface ShownToast extends Toast {
  readonly id: number;
}

const usualSeconds = 6;
const mostAtOnce = 3;

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listening = new Set<() => void>();

/** Shows a toast; the oldest gives way when there are more than three. The answer takes it away again. */
export function showToast(toast: Toast): () => void {
  const id = ++lastId;
  change([...shown, { ...toast, id }].slice(-mostAtOnce));
  return () => dropToast(id);
}

/** Takes a toast away, if it is still there. */
export function dropToast(id: number): void {
  if (shown.some((toast) => toast.id === id)) change(shown.filter((toast) => toast.id !== id));
}

/** How long a toast stays, in seconds. */
export function staysFor(toast: Toast): number {
  return toast.seconds ?? usualSeconds;
}

/** Whether the seconds that are left are worth showing: only for a deed that stays longer than usual. */
export function countsDown(toast: Toast): boolean {
  return toast.action !== undefined && staysFor(toast) > usualSeconds;
}

/** For the region that draws them. */
export const toastFeed = {
  subscribe(heard: () => void): () => void {
    listening.add(heard);
    return () => listening.delete(heard);
  },
  now: (): readonly ShownToast[] => shown,
};

function change(next: readonly ShownToast[]): void {
  shown = next;
  for (const heard of listening) heard();
}
