import { useRef, useState } from 'react';
import { useAccount } from '../../data/DataProvider.tsx';
import { useDraft } from '../../data/draft.ts';
import { type StartThreadInput, useStartThreadMutation } from '../../data/generated.ts';
import { isDefinite, refusalOf } from '../../data/refusal.ts';
import { newId } from '../../data/request-id.ts';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import { type FirstMessage, isSendable } from './first-message.ts';

/** With whom, as whom, and after which conversation. */
export type Beginning = Pick<StartThreadInput, 'to' | 'asTeam' | 'continues'>;

/**
 * The first message of a conversation, kept on this device until it stands in one. Its thread's id is made with the
 * first press of Send and kept with the draft: a double tap, a second tab, a reload and a retry all mean the same
 * thread. While no answer came nobody knows whether it has begun, so what was sent is not changed meanwhile.
 */
export function useFirstMessage(beginning: Beginning, name: string, onStarted: (threadId: string) => void) {
  const key = [...beginning.to, beginning.continues ?? ''].join('+');
  const [title, setTitle, clearTitle] = useDraft(`new-title:${key}`, 'message');
  const [text, setText, clearText] = useDraft(`new:${key}`, 'message');
  const idKept = `new-id:${key}`;
  const [sentAs, setSentAs, clearSentAs] = useDraft(idKept, 'message');
  const [sending, setSending] = useState(false);
  const underWay = useRef(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { drafts } = useAccount();
  const [startThread] = useStartThreadMutation();
  const message: FirstMessage = { title, text };

  async function start(clientThreadId: string): Promise<void> {
    const input = { ...beginning, clientThreadId, text: text.trimEnd(), title: title.trim() || null };
    const { data } = await startThread({ variables: { input } });
    const result = data?.startThread;
    if (!result) throw new Error('The server answered nothing.');
    if (result.__typename === 'ThreadAlreadyOpen') {
      const waiting = drafts.text(result.thread.id, 'message');
      drafts.write(result.thread.id, 'message', waiting === '' ? text : `${waiting}\n\n${text}`);
      showToast({ text: say('contacts.alreadyOpen', { name }) });
    }
    for (const clear of [clearTitle, clearText, clearSentAs]) clear();
    onStarted(result.thread.id);
  }

  async function send(): Promise<void> {
    // What is on the screen may be older than the press before this one, so neither is asked of it.
    if (underWay.current || !isSendable(message)) return;
    underWay.current = true;
    const id = drafts.text(idKept, 'message') || newId();
    setSentAs(id);
    setSending(true);
    setTrouble(null);
    try {
      await start(id);
    } catch (error) {
      const refusal = refusalOf(error);
      if (isDefinite(refusal)) clearSentAs();
      setTrouble(refusal.message ? say('contacts.notSentBecause', { reason: refusal.message }) : say('contacts.noAnswer'));
    }
    underWay.current = false;
    setSending(false);
  }

  return { title, text, setTitle, setText, send, sending, fixed: sentAs !== '', trouble: trouble ?? (sentAs && !sending ? say('contacts.noAnswer') : null), maySend: isSendable(message) };
}
