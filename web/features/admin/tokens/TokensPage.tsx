import '../../../ui/words/tokens.ts';
import { Route, Routes } from 'react-router';
import { NewTokenPage } from './NewTokenPage.tsx';
import type { Room } from './room.ts';
import { TokenList } from './TokenList.tsx';

const everybodys: Room = { base: '/admin/tokens', accountId: null };

/** For administrators: the tokens of all accounts that they may touch, and new ones. */
export function TokensPage() {
  return <TokenRoutes room={everybodys} />;
}

/** The list, and the way to a new one. */
export function TokenRoutes({ room }: { room: Room }) {
  return (
    <Routes>
      <Route index element={<TokenList room={room} />} />
      <Route path="new" element={<NewTokenPage room={room} />} />
    </Routes>
  );
}
