import { Route, Routes } from 'react-router';
import { Nothing } from '../Nothing.tsx';
import { ClientTeamList } from './ClientTeamList.tsx';
import { ClientTeamPage } from './ClientTeamPage.tsx';

/** The groups that decide who sees whom: all of them, and each on a page of its own. */
export function ClientTeamsPage() {
  return (
    <Routes>
      <Route index element={<ClientTeamList />} />
      <Route path=":clientTeamId" element={<ClientTeamPage />} />
      <Route path="*" element={<Nothing />} />
    </Routes>
  );
}
