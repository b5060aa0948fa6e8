import '../../../ui/words/texts.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { actsWords } from '../../../ui/macro-words.ts';
import { say } from '../../../ui/say.ts';
import { showToast } from '../../../ui/toast.tsx';
import { useDeed } from '../../../ui/use-deed.ts';
import { about } from '../about.ts';
import type { ThreadView } from '../entry.ts';
import { whyNot } from '../sorry.ts';
import { useRequestId } from '../use-request-id.ts';
import { type ThreadMacrosQuery, useRunMacroMutation, useThreadMacrosQuery } from './generated.ts';
import { refusalWords } from './macro-words.ts';
import classes from './MacroDialog.module.css';

type MacroView = NonNullable<ThreadMacrosQuery['thread']['macros']>[number];

interface MacroDialogProps {
  thread: ThreadView;
  seenSeq: number;
  onClose: () => void;
  /** The conversation has ended with it. */
  onEnded: (undoUntil: string) => void;
}

/** The macros that can be run here, each with what it does. Decided on the thread as it stood when the dialog was drawn. */
export function MacroDialog({ thread, seenSeq, onClose, onEnded }: MacroDialogProps) {
  const { data } = useThreadMacrosQuery({ variables: { id: thread.id }, fetchPolicy: 'cache-and-network' });
  const [runMacro] = useRunMacroMutation();
  const requestId = useRequestId();
  const { working, trouble, run } = useDeed(whyNot);
  const macros = data?.thread.macros;

  const go = (macro: MacroView) =>
    run(async () => {
      const wish = { threadId: thread.id, macroId: macro.id, version: thread.version ?? 0, lastSeenSeq: seenSeq };
      const { data: answer } = await runMacro({ variables: { input: { ...wish, requestId: requestId(wish) } } });
      if (!answer) return undefined;
      const refused = refusalWords(answer.runMacro);
      if (refused || answer.runMacro.__typename !== 'MacroRan') return refused ?? undefined;
      onClose();
      if (answer.runMacro.undoUntil) onEnded(answer.runMacro.undoUntil);
      else showToast({ text: say('texts.ran', { name: macro.name }) });
      return undefined;
    });

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={working}
      title={say('texts.runMacro')}
      subtitle={about(thread)}
      aside={say('texts.allOrNothing')}
      actions={
        <Button variant="subtle" onClick={onClose} disabled={working}>
          {say('plain.cancel')}
        </Button>
      }
    >
      {trouble && <p className={classes.trouble} role="alert">{trouble}</p>}
      {macros?.length === 0 && <p className={classes.nothing}>{say('texts.noMacros')}</p>}
      <ul className={classes.macros}>
        {macros?.map((macro, i) => (
          <li key={macro.id}>
            <button type="button" onClick={() => void go(macro)} aria-disabled={working} data-autofocus={i === 0 || undefined}>
              <b>{macro.name}</b>
              <span>{actsWords(macro.acts)}</span>
            </button>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
