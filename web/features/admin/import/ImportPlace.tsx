import { Route, Routes } from 'react-router';
import { ImportPage } from './ImportPage.tsx';
import { ImportStart } from './ImportStart.tsx';

/** Importing: where a file is given, and the page of each import from its columns to what it has changed. */
export function ImportPlace() {
  return (
    <Routes>
      <Route index element={<ImportStart />} />
      <Route path=":id" element={<ImportPage step="as it stands" />} />
      <Route path=":id/mapping" element={<ImportPage step="mapping" />} />
    </Routes>
  );
}
