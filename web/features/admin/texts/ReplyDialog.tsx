import { useId, useRef } from 'react';
import { type CannedReplyFieldsFragment, useCreateCannedReplyMutation, useUpdateCannedReplyMutation } from '../generated.ts';
import { Button } from '../../../ui/Button.tsx';
import { DialogFrame } from '../../../ui/DialogFrame.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { askAgain } from '../ask-again.ts';
import { useAdminForm } from '../use-admin-form.ts';
import { inputOf, type Owner } from './owner.ts';
import { Placeholders } from './Placeholders.tsx';
import classes from './Texts.module.css';

interface ReplyDialogProps {
  owner: Owner;
  /** Null: it is made. */
  reply: CannedReplyFieldsFragment | null;
  onClose: () => void;
}

/** A canned reply, new or changed. */
export function ReplyDialog({ owner, reply, onClose }: ReplyDialogProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [create] = useCreateCannedReplyMutation(askAgain('CannedReplies', 'Macros', 'MacroChoices'));
  const [update] = useUpdateCannedReplyMutation(askAgain('CannedReplies', 'Macros', 'MacroChoices'));
  const form = useAdminForm({
    start: { title: reply?.title ?? '', shortcut: reply?.shortcut ?? '', text: reply?.text ?? '' },
    labels: { title: say('texts.titleField'), shortcut: say('texts.shortcut'), text: say('texts.text') },
    check: ({ title, shortcut, text }) => ({
      ...(title.trim() === '' && { title: say('texts.missing') }),
      ...(shortcut.trim() === '' && { shortcut: say('texts.missing') }),
      ...(text.trim() === '' && { text: say('texts.missing') }),
    }),
  });

  const save = form.submit(async (given) => {
    if (reply) await update({ variables: { input: { cannedReplyId: reply.id, ...given } } });
    else await create({ variables: { input: { for: inputOf(owner), ...given } } });
    showToast({ text: say(reply ? 'texts.saved' : 'texts.created', { shortcut: given.shortcut.replace(/^\//u, '') }) });
    onClose();
  });

  return (
    <DialogFrame
      opened
      onClose={onClose}
      busy={form.working}
      title={say(reply ? 'texts.editTitle' : 'texts.new')}
      subtitle={owner.name}
      actions={
        <>
          <Button variant="subtle" onClick={onClose} disabled={form.working}>
            {say('plain.cancel')}
          </Button>
          <Button variant="filled" type="submit" form={id} aria-busy={form.working || undefined}>
            {say(reply ? 'texts.save' : 'texts.create')}
          </Button>
        </>
      }
    >
      <form id={id} ref={form.ref} onSubmit={save} noValidate className={classes.form}>
        {form.trouble && <Notice tone="danger" said="alert">{form.trouble}</Notice>}
        <TextField label={say('texts.titleField')} maxLength={120} data-autofocus {...form.text('title')} />
        <TextField label={say('texts.shortcut')} hint={say('texts.shortcutHint')} maxLength={41} spellCheck={false} autoCapitalize="none" {...form.text('shortcut')} />
        <TextArea ref={area} label={say('texts.text')} maxLength={4000} rows={6} {...form.text('text')} />
        <Placeholders area={area} text={form.values.text} onWrite={(text) => form.set({ text })} />
      </form>
    </DialogFrame>
  );
}
