import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useData } from '../../../data/DataProvider.tsx';
import type { ImportKind } from '../generated.ts';
import { withStepUp } from '../../../data/step-up.ts';
import { say } from '../../../ui/say.ts';
import { type Moment, noted } from './rate.ts';
import { answerOf, sendFile } from './send-file.ts';

/** A file on its way. */
export interface Upload {
  file: File;
  sent: number;
  /** What its speed is taken from. */
  moments: readonly Moment[];
}

/** Sends a file, shows how far it is, and goes to its page when it has been read. */
export function useUpload(): { upload: Upload | null; trouble: string | null; start: (file: File, kind: ImportKind) => void; cancel: () => void } {
  const { stepUp } = useData();
  const navigate = useNavigate();
  const [upload, setUpload] = useState<Upload | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  // Whoever leaves the page gives the upload up.
  useEffect(() => () => stop.current?.abort(), []);

  async function run(file: File, kind: ImportKind): Promise<void> {
    const { signal } = (stop.current = new AbortController());
    setTrouble(null);
    setUpload({ file, sent: 0, moments: [] });
    const onSent = (sent: number) => setUpload((before) => before && { ...before, sent, moments: noted(before.moments, { at: Date.now(), bytes: sent }) });
    try {
      const answer = await answerOf(await withStepUp(stepUp, () => sendFile({ file, kind, onSent, signal })));
      if ('importId' in answer) return void (await navigate(`/admin/import/${answer.importId}`));
      setTrouble(answer.refusal || say('plain.noAnswer'));
    } catch {
      if (!signal.aborted) setTrouble(say('admin-import.notSent'));
    }
    setUpload(null);
  }

  return { upload, trouble, start: (file, kind) => void run(file, kind), cancel: () => stop.current?.abort() };
}
