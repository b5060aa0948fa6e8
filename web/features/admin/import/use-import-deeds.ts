import {
  useApplyImportMutation, useDiscardImportMutation, useMapImportMutation, type ColumnMappingInput, type ImportRefusedReason,
} from '../generated.ts';
import { say, type Phrase } from '../../../ui/say.ts';
import { useDeed } from '../../../ui/use-deed.ts';
import { whyNot } from '../why-not.ts';

const REFUSED: Record<ImportRefusedReason, Phrase> = {
  ERRORS: 'admin-import.refused.errors',
  CHANGED_MEANWHILE: 'admin-import.refused.changed',
  BUSY: 'admin-import.refused.busy',
};

/** What can be done with an import, one at a time, and why it was not. */
export function useImportDeeds(importId: string) {
  const { working, trouble, run, refuse } = useDeed(whyNot);
  const [mapImport] = useMapImportMutation();
  const [applyImport] = useApplyImportMutation();
  const [discardImport] = useDiscardImportMutation();

  return {
    working,
    trouble,
    map: (mapping: ColumnMappingInput[]) => run(async () => void (await mapImport({ variables: { input: { importId, mapping } } }))),
    apply: (how: { leaveOutErrors: boolean; sendInvitations: boolean }) =>
      run(async () => {
        const { data } = await applyImport({ variables: { input: { importId, ...how } } });
        const result = data?.applyImport;
        if (result?.__typename === 'ImportRefused') refuse(say(REFUSED[result.reason]));
      }),
    discard: () => run(async () => void (await discardImport({ variables: { input: { importId } } }))),
  };
}

export type ImportDeeds = ReturnType<typeof useImportDeeds>;
