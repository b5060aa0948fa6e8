import { Button } from '../../ui/Button.tsx';
import '../../ui/words/settings.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { say } from '../../ui/say.ts';
import { SkeletonCards } from '../../ui/Skeleton.tsx';
import classes from './Card.module.css';
import { CardForm } from './CardForm.tsx';
import { useOwnCardQuery } from './generated.ts';

/** What others see of one: asked for in full, since the card is saved as a whole. */
export function CardPage() {
  const { data, error, refetch } = useOwnCardQuery({ fetchPolicy: 'network-only' });
  return (
    <main className={classes.page}>
      {data?.viewer ? (
        <CardForm card={data.viewer.card} />
      ) : error ? (
        <EmptyState place="page" title={say('settings.notLoaded')}>
          <Button variant="default" onClick={() => void refetch()}>
            {say('settings.tryAgain')}
          </Button>
        </EmptyState>
      ) : (
        <SkeletonCards count={3} />
      )}
    </main>
  );
}
