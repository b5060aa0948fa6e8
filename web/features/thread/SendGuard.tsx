import { IconHandStop, IconLock } from '@tabler/icons-react';
import { Button } from '../../ui/Button.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { say } from '../../ui/say.ts';
import { Callout } from './Callout.tsx';
import classes from './Composer.module.css';
import type { GuardWords } from './guard-words.ts';
import { forceKeys, forceShortcut } from './key-names.ts';

interface SendGuardProps {
  words: GuardWords;
  /** Left out: it cannot be forced. */
  onSendAnyway?: (() => void) | undefined;
  onTakeOver?: (() => void) | undefined;
  onMakeNote?: (() => void) | undefined;
  onKeep?: (() => void) | undefined;
}

/** The reply was not sent: what changed, and what to do with the text, which stays as it is. */
export function SendGuard({ words, onSendAnyway, onTakeOver, onMakeNote, onKeep }: SendGuardProps) {
  return (
    <Callout tone="late" mark={<IconHandStop size={20} stroke={1.75} aria-hidden />} title={words.title} text={words.text}>
      {onSendAnyway && (
        <Button variant="filled" onClick={onSendAnyway} aria-keyshortcuts={forceShortcut} rightSection={<KeyHint>{forceKeys}</KeyHint>}>
          {say('thread.guard.sendAnyway')}
        </Button>
      )}
      {onTakeOver && (
        <Button variant="default" onClick={onTakeOver}>
          {say('thread.takeOver')}
        </Button>
      )}
      {onMakeNote && (
        <Button variant="own" className={classes.noteButton} onClick={onMakeNote} leftSection={<IconLock size={14} stroke={1.75} aria-hidden />}>
          {say('thread.guard.makeNote')}
        </Button>
      )}
      {onKeep && (
        <Button variant="subtle" className={classes.quiet} onClick={onKeep} aria-keyshortcuts="Escape" rightSection={<KeyHint>esc</KeyHint>}>
          {say('thread.guard.keepDraft')}
        </Button>
      )}
    </Callout>
  );
}
