import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import { secondsLeft } from './closing-words.ts';

interface UndoButtonProps {
  until: string;
  onUndo: () => void;
  disabled?: boolean;
  title?: string;
}

/** Undo, with the seconds that are left. Gone when they are over. */
export function UndoButton({ until, onUndo, ...off }: UndoButtonProps) {
  const seconds = secondsLeft(until, useNow(1000));
  if (seconds === 0) return null;
  return (
    <Button variant="default" onClick={onUndo} aria-keyshortcuts="Z" rightSection={<KeyHint>Z</KeyHint>} {...off}>
      {say('thread.undoIn', { seconds })}
    </Button>
  );
}
