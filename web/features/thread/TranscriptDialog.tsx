import '../../ui/words/transcript.ts';
import { useState } from 'react';
import { useViewer } from '../../data/viewer.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { ownTimeZone } from '../../ui/hours-editor/time-zones.ts';
import { say } from '../../ui/say.ts';
import type { ThreadView } from './entry.ts';

/** A conversation to take along: a page to print, or a text. Both are files of the server, made by the rule of reading. */
export function TranscriptDialog({ thread, onClose }: { thread: ThreadView; onClose: () => void }) {
  const { isStaff } = useViewer();
  const [notes, setNotes] = useState(false);
  const asked = new URLSearchParams({ zone: ownTimeZone(), ...(notes && { notes: '1' }) });
  const path = (file: string) => `/threads/${thread.id}/${file}?${asked}`;
  return (
    <DialogFrame
      opened
      onClose={onClose}
      title={say('transcript.title')}
      subtitle={thread.title}
      actions={
        <>
          <Button variant="default" component="a" href={path('transcript.html')} target="_blank" rel="noopener" onClick={onClose}>
            {say('transcript.print')}
          </Button>
          <Button variant="filled" component="a" href={path('transcript.txt')} download onClick={onClose} data-autofocus>
            {say('transcript.save')}
          </Button>
        </>
      }
    >
      <p>{say(isStaff ? 'transcript.textStaff' : 'transcript.textClient')}</p>
      {isStaff && <Checkbox label={say('transcript.notes')} checked={notes} onChange={(event) => setNotes(event.currentTarget.checked)} />}
    </DialogFrame>
  );
}
