import { Route, Routes } from 'react-router';
import { SightTablePage } from './SightTablePage.tsx';
import { ViewAsPage } from './ViewAsPage.tsx';

/** Who sees whom, as a table, and as any client sees it. */
export function WhoSeesWhomPage() {
  return (
    <Routes>
      <Route path="as/:accountId" element={<ViewAsPage />} />
      <Route path="*" element={<SightTablePage />} />
    </Routes>
  );
}
