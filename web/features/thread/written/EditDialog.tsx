import { useCallback, useRef, useState } from 'react';
import { type Mention, withThose } from '../../../data/mentions.ts';
import type { Viewer } from '../../../data/viewer.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { about } from '../about.ts';
import type { ThreadView, WrittenView } from '../entry.ts';
import { useMentioning } from '../use-mentioning.ts';
import { longest } from '../writing.ts';
import { useEdit } from './use-edit.ts';
import classes from './Written.module.css';

interface EditDialogProps {
  thread: ThreadView;
  viewer: Viewer;
  entry: WrittenView;
  onClose: () => void;
}

/** Another text for one's own message or note, which may address somebody new. Whoever was faster on another device is shown before anything is replaced. */
export function EditDialog({ thread, viewer, entry, onClose }: EditDialogProps) {
  const [text, setText] = useState(entry.text);
  const [chosen, setChosen] = useState<readonly Mention[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const mention = useCallback((who: Mention) => setChosen((before) => withThose(before, [who])), []);
  const mentioning = useMentioning(field, { mode: entry.__typename === 'Note' ? 'note' : 'message', text, write: setText, mention });
  const { save, saving, conflict, trouble } = useEdit(thread, entry, onClose);
  const isGone = entry.deletedAt !== null;
  const tooMany = Math.max(0, text.length - longest);
  const maySave = !saving && !isGone && tooMany === 0 && text.trim() !== '' && text !== entry.text;
  const go = () => maySave && void save(text.trimEnd(), chosen);
  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={saving}
      title={say(entry.__typename === 'Note' ? 'written.editNote' : 'written.editMessage')}
      subtitle={about(thread)}
      aside={tooMany > 0 ? say('thread.tooLong', { count: tooMany }) : say('written.editSeen', { who: keepers(thread, viewer) })}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={saving}>
            {say('thread.cancel')}
          </Button>
          <Button variant="filled" onClick={go} disabled={!maySave}>
            {say(saving ? 'written.saving' : 'written.save')}
          </Button>
        </>
      }
    >
      <div className={classes.body}>
        {isGone && <Notice tone="late" said="alert">{say('written.deletedMeanwhile')}</Notice>}
        {conflict && !isGone && (
          <Notice tone="late" title={say('written.changedMeanwhile')} said="alert">
            {say('written.changedMeanwhileText')}
            <span className={classes.standing} dir="auto">{entry.text}</span>
          </Notice>
        )}
        {trouble && <Notice tone="danger" said="alert">{trouble}</Notice>}
        <textarea
          ref={field}
          className={classes.field}
          data-note={entry.__typename === 'Note' || undefined}
          data-autofocus
          dir="auto"
          rows={6}
          aria-label={say('written.text')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            mentioning.look();
          }}
          onBlur={mentioning.close}
          onKeyDown={(event) => {
            if (mentioning.press(event)) return;
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
            event.preventDefault();
            go();
          }}
          {...mentioning.aria}
        />
        {mentioning.List && (
          <div className={classes.inDialog}>
            <mentioning.List ref={mentioning.list} id={mentioning.id} search={mentioning.search} thread={thread} viewerId={viewer.id} onChoose={mentioning.choose} onActive={mentioning.setActive} />
          </div>
        )}
      </div>
    </DialogFrame>
  );
}

function keepers({ team }: ThreadView, viewer: Viewer): string {
  return viewer.isStaff || !team ? say('written.editSeenByStaff') : say('written.editSeenByStaffAndYou', { team: team.shortName });
}
