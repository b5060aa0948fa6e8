import '../ui/mantine.css';
import { MantineProvider } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { DataProvider } from '../data/DataProvider.tsx';
import { makeData } from '../data/data.ts';
import { browserSurroundings } from '../data/surroundings.ts';
import { useViewer } from '../data/viewer.ts';
import { Announcer } from '../ui/announce.tsx';
import { useLooks } from '../ui/scheme.ts';
import { theme } from '../ui/theme.ts';
import { Gate, Opening } from './Gate.tsx';
import { styleNonce } from './nonce.ts';
import { SignOut } from './SignOut.tsx';

const StaffApp = lazy(() => import('./staff/StaffApp.tsx').then((part) => ({ default: part.StaffApp })));
const ClientApp = lazy(() => import('./client/ClientApp.tsx').then((part) => ({ default: part.ClientApp })));

const data = makeData(browserSurroundings());

/** Everything behind the gate. The selector keeps the library's variables below those of our tokens, whichever loads later. */
export function Inside() {
  const { shown } = useLooks();
  return (
    <MantineProvider theme={theme} forceColorScheme={shown} getStyleNonce={styleNonce} cssVariablesSelector=":where(:root)">
      <DataProvider data={data}>
        <Announcer />
        <Gate>
          <BrowserRouter>
            <SignOut>
              <Suspense fallback={<Opening />}>
                <Side />
              </Suspense>
            </SignOut>
          </BrowserRouter>
        </Gate>
      </DataProvider>
    </MantineProvider>
  );
}

/** Two sides of one house: neither loads the other's rooms. */
function Side() {
  return useViewer().isStaff ? <StaffApp /> : <ClientApp />;
}
