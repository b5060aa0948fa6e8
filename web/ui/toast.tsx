import { useEffect, useState, useSyncExternalStore } from 'react';
import { KeyHint } from './KeyHint.tsx';
import { say } from './say.ts';
import classes from './toast.module.css';
import { countsDown, dropToast, type ShownToast, staysFor, toastFeed } from './toasts.ts';

export { showToast } from './toasts.ts';

/** Where toasts rise: in the inbox column, on phones above the tabs. Mounted once. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastFeed.subscribe, toastFeed.now);
  return (
    <section className={classes.region} aria-label={say('plain.toasts')} role="status">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

/** It waits while it is pointed at or focused: nothing goes away under a hand that reaches for it. */
function ToastCard({ toast }: { toast: ShownToast }) {
  const [left, setLeft] = useState(staysFor(toast));
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held) return;
    if (left <= 0) return dropToast(toast.id);
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [held, left, toast.id]);

  const hold = () => setHeld(true);
  const release = () => setHeld(false);
  return (
    <div className={classes.toast} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <p className={classes.text}>
        {toast.text}
        {toast.detail && <span className={classes.detail}>{toast.detail}</span>}
      </p>
      {toast.action && (
        <button type="button" className={classes.action} onClick={() => act(toast)}>
          {toast.action.label}
          {countsDown(toast) && (
            <span className={classes.seconds} aria-hidden>
              {say('plain.secondsShort', { count: left })}
            </span>
          )}
          {toast.action.key && <KeyHint>{toast.action.key}</KeyHint>}
        </button>
      )}
    </div>
  );
}

function act(toast: ShownToast): void {
  dropToast(toast.id);
  toast.action?.run();
}
