import { Route, Routes } from 'react-router';
import { AccountList } from './AccountList.tsx';
import { AccountPage } from './AccountPage.tsx';
import { InvitePage } from './InvitePage.tsx';
import { NewTeamPage } from './NewTeamPage.tsx';

/** Everybody's accounts: the list, each on a page of its own, and the ways to new ones. */
export function AccountsPage() {
  return (
    <Routes>
      <Route index element={<AccountList />} />
      <Route path="invite" element={<InvitePage />} />
      <Route path="new-team" element={<NewTeamPage />} />
      <Route path=":accountId" element={<AccountPage />} />
    </Routes>
  );
}
