import '../../../ui/words/admin.ts';
import { useViewer } from '../../../data/viewer.ts';
import classes from './Tokens.module.css';
import { TokenRoutes } from './TokensPage.tsx';

/** One's own tokens, for staff of every rank. */
export function OwnTokensPage() {
  const { id } = useViewer();
  return (
    <main className={classes.place} data-pane="you" tabIndex={-1}>
      <TokenRoutes room={{ base: '/you/tokens', accountId: id }} />
    </main>
  );
}
