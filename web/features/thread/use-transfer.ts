import { useState } from 'react';
import { type TransferThreadMutation, useTransferThreadMutation } from '../../data/generated.ts';
import type { ThreadView } from './entry.ts';
import { whyNot } from './sorry.ts';
import type { TransferOption } from './transfer-options.ts';
import { useRequestId } from './use-request-id.ts';

type Result = TransferThreadMutation['transferThread'];
export type TransferConflict = Extract<Result, { __typename: 'TransferConflict' }>;
export type TargetUnavailable = Extract<Result, { __typename: 'TargetUnavailable' }>;

/** What has become of the deed so far. Refusals keep everything that was chosen and written. */
export interface TransferProgress {
  working: boolean;
  conflict: TransferConflict | null;
  unavailable: TargetUnavailable | null;
  /** No answer, or a refusal that can only be told. */
  trouble: string | null;
}

export interface TransferWish {
  option: Pick<TransferOption, 'to'>;
  /** To somebody who would rather not be given it. */
  anyway?: boolean;
  note: string;
  keepAsHelper: boolean;
}

/**
 * Transfers a thread, as it was when the dialog opened: `decidedOn`. A conflict brings the version on which the wish can
 * be decided again; one and the same wish goes under one request id, so that a retry after silence does nothing twice.
 */
export function useTransfer(thread: ThreadView, onDone: () => void) {
  const [transferThread] = useTransferThreadMutation();
  const [decidedOn, setDecidedOn] = useState({ version: thread.version ?? 0, holderId: thread.holder?.id });
  const requestId = useRequestId();
  const [progress, setProgress] = useState<TransferProgress>(still);

  async function transfer({ option, anyway = false, note, keepAsHelper }: TransferWish, version = decidedOn.version, tries = 2): Promise<void> {
    const wish = { threadId: thread.id, version, to: option.to, keepAsHelper, anyway, ...(note.trim() && { note: note.trim() }) };
    setProgress({ ...still, working: true });
    try {
      const { data } = await transferThread({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      const result = data?.transferThread;
      // Somebody was added, or left: who holds it is what was decided on, and that is as it was.
      if (tries > 0 && result?.__typename === 'TransferConflict' && result.holder?.id === decidedOn.holderId) return await transfer({ option, anyway, note, keepAsHelper }, result.version, tries - 1);
      answered(result);
    } catch (error) {
      setProgress({ ...still, trouble: whyNot(error) });
    }
  }

  function answered(result: Result | undefined): void {
    if (result?.__typename === 'TransferConflict') {
      setDecidedOn({ version: result.version, holderId: result.holder?.id });
      return setProgress({ ...still, conflict: result });
    }
    if (result?.__typename === 'TargetUnavailable') return setProgress({ ...still, unavailable: result });
    setProgress(still);
    // A thread that has ended meanwhile says so itself, behind the dialog.
    onDone();
  }

  return { ...progress, transfer, chooseAgain: () => setProgress(still) };
}

const still: TransferProgress = { working: false, conflict: null, unavailable: null, trouble: null };
