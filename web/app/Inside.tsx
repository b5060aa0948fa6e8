import '../ui/words/inside.ts';
import { BrowserRouter } from 'react-router';
import { DataProvider } from '../data/DataProvider.tsx';
import { type Data, makeData } from '../data/data.ts';
import { browserSurroundings } from '../data/surroundings.ts';
import { useStepUp } from '../data/use-step-up.ts';
import { useViewer } from '../data/viewer.ts';
import { Announcer } from '../ui/announce.tsx';
import { partOver } from '../ui/part.tsx';
import { Gate } from './Gate.tsx';
import { pagePart } from './page-part.tsx';
import { SignOut } from './SignOut.tsx';
import { TermsGate } from './TermsGate.tsx';

const StaffApp = pagePart(() => import('./staff/StaffApp.tsx').then((side) => side.StaffApp));
const ClientApp = pagePart(() => import('./client/ClientApp.tsx').then((side) => side.ClientApp));

const StepUpDialog = partOver(() => import('../features/access/StepUpDialog.tsx').then((dialog) => dialog.StepUpDialog));

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
              <Side />
            </TermsGate>
            <ProveAgain />
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
  return asked && <StepUpDialog onEnd={answer} onGiveUp={() => answer(false)} />;
}

/** Two sides of one house: neither loads the other's rooms. */
function Side() {
  return useViewer().isStaff ? <StaffApp /> : <ClientApp />;
}
