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
  note: string;
  keepAsHelper: boolean;
}

/**
 * Transfers a thread, as it was when the dialog opened: `decidedOn`. A conflict brings the version on which the wish can
 * be decided again; one and the same wish goes under one request id, so that a retry after silence does nothing twice.
 */
export function useTransfer(thread: ThreadView, onDone: () => void) {
  const [transferThread] = useTransferThreadMutation();
  const [decidedOn, setDecidedOn] = useState(thread.version ?? 0);
  const requestId = useRequestId();
  const [progress, setProgress] = useState<TransferProgress>(still);

  async function transfer({ option, note, keepAsHelper }: TransferWish): Promise<void> {
    const wish = { threadId: thread.id, version: decidedOn, to: option.to, keepAsHelper, ...(note.trim() && { note: note.trim() }) };
    setProgress({ ...still, working: true });
    try {
      const { data } = await transferThread({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      answered(data?.transferThread);
    } catch (error) {
      setProgress({ ...still, trouble: whyNot(error) });
    }
  }

  function answered(result: Result | undefined): void {
    if (result?.__typename === 'TransferConflict') {
      setDecidedOn(result.version);
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
