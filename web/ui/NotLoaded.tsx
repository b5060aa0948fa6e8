import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';
import { say } from './say.ts';

interface NotLoadedProps {
  /** Where it stands: see `EmptyState`. */
  place?: 'page';
  onAgain: () => void;
}

/** In the place of what could not be loaded, with the way to try again. */
export function NotLoaded({ place, onAgain }: NotLoadedProps) {
  return (
    <EmptyState {...(place && { place })} title={say('plain.notLoaded')} text={say('plain.notLoadedText')}>
      <Button variant="default" onClick={onAgain}>
        {say('plain.tryAgain')}
      </Button>
    </EmptyState>
  );
}
