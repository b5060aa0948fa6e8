import { Route, Routes } from 'react-router';
import { Nothing } from '../Nothing.tsx';
import { SettingsPage } from './SettingsPage.tsx';
import { TermsPage } from './TermsPage.tsx';

/** What a firm sets for itself: its settings on one page, its terms on another. */
export function OrganisationPage() {
  return (
    <Routes>
      <Route index element={<SettingsPage />} />
      <Route path="terms" element={<TermsPage />} />
      <Route path="*" element={<Nothing />} />
    </Routes>
  );
}
