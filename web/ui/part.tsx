import { Component, type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from './Button.tsx';
import { DialogFrame } from './DialogFrame.tsx';
import { NotLoaded } from './NotLoaded.tsx';
import { say } from './say.ts';

interface Ways {
  /** Stands in its place until it has come. */
  waiting?: ReactNode;
  /** A whole page, or what nobody misses, and then nothing is said. */
  place?: 'page' | 'nowhere';
}

/**
 * A part of the app that comes when it is first drawn. If it does not come, its own place says so, with the way to try
 * again, and everything around it stays as it is. A part that has come and then breaks is the next `Failure`'s.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>, { waiting = null, place }: Ways = {}): ComponentType<Props> {
  const Coming = coming(load, waiting);
  return (props) => <Coming inside={props} missing={(again) => place !== 'nowhere' && <NotLoaded {...(place && { place })} onAgain={again} />} />;
}

/** The same for what lies over the page, and has no place where it could be said: a dialog does. `onGiveUp`: nobody waits for it any more. */
export function partOver<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props & { onGiveUp: () => void }> {
  const Coming = coming(load, null);
  return ({ onGiveUp, ...props }) => (
    <Coming
      inside={props as unknown as Props}
      missing={(again) => (
        <DialogFrame
          opened
          onClose={onGiveUp}
          title={say('plain.notLoaded')}
          actions={
            <Button variant="default" onClick={again}>
              {say('plain.tryAgain')}
            </Button>
          }
        >
          {say('plain.notLoadedText')}
        </DialogFrame>
      )}
    />
  );
}

interface ComingProps<Props> {
  inside: Props;
  missing: (again: () => void) => ReactNode;
}

function coming<Props extends object>(load: () => Promise<ComponentType<Props>>, waiting: ReactNode) {
  let next = begin();
  return function Coming({ inside, missing }: ComingProps<Props>) {
    const [{ Now, tries }, set] = useState({ Now: next, tries: 0 });
    // What still does not come is most often a page left open over a new version: loading that anew brings it.
    const again = () => (tries === 0 ? set({ Now: next, tries: 1 }) : location.reload());
    return (
      <Missing key={tries} instead={missing(again)}>
        <Suspense fallback={waiting}>
          <Now {...inside} />
        </Suspense>
      </Missing>
    );
  };

  /** What did not come is never drawn again: whoever asks next begins anew. */
  function begin() {
    return lazy(async () => {
      try {
        return { default: await load() };
      } catch (cause) {
        next = begin();
        throw new NotCome(cause);
      }
    });
  }
}

class NotCome extends Error {
  constructor(cause: unknown) {
    super('A part of the app could not be loaded.', { cause });
  }
}

class Missing extends Component<{ instead: ReactNode; children: ReactNode }, { error?: unknown }> {
  override state: { error?: unknown } = {};

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (error instanceof NotCome) return this.props.instead;
    throw error;
  }
}
