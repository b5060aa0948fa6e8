import '../ui/words/inside.ts';
import { lazy, Suspense } from 'react';
import { BrowserRouter } from 'react-router';
import { DataProvider } from '../data/DataProvider.tsx';
import { type Data, makeData } from '../data/data.ts';
import { browserSurroundings } from '../data/surroundings.ts';
import { useStepUp } from '../data/use-step-up.ts';
import { useViewer } from '../data/viewer.ts';
import { Announcer } from '../ui/announce.tsx';
import { Gate, Opening } from './Gate.tsx';
import { SignOut } from './SignOut.tsx';
import { TermsGate } from './TermsGate.tsx';

const StaffApp = lazy(() => import('./staff/StaffApp.tsx').then((part) => ({ default: part.StaffApp })));
const ClientApp = lazy(() => import('./client/ClientApp.tsx').then((part) => ({ default: part.ClientApp })));

const StepUpDialog = lazy(() => import('../features/access/StepUpDialog.tsx').then((part) => ({ default: part.StepUpDialog })));

/** Everything behind the gate. */
export function Inside() {
  data ??= makeData(browserSurroundings());
  return (
    <DataProvider data={data}>
      <Announcer />
      <Gate>
        <BrowserRouter>
          <SignOut>
            <TermsGate>
              <Suspense fallback={<Opening />}>
                <Side />
              </Suspense>
            </TermsGate>
            <Suspense>
              <ProveAgain />
            </Suspense>
          </SignOut>
        </BrowserRouter>
      </Gate>
    </DataProvider>
  );
}

/** Made when it is first drawn: this file is also fetched ahead by pages where nobody is signed in yet. */
let data: Data | undefined;

/** The server asks, before a deed that changes access, whether it is still the same person. */
function ProveAgain() {
  const { asked, answer } = useStepUp();
  return asked && <StepUpDialog onEnd={answer} />;
}

/** Two sides of one house: neither loads the other's rooms. */
function Side() {
  return useViewer().isStaff ? <StaffApp /> : <ClientApp />;
}
