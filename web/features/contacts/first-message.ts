/** The longest first message and title that the contract takes, counted as JavaScript counts. */
export const LONGEST_TEXT = 8000;
export const LONGEST_TITLE = 120;

/** What somebody has written so far to begin a conversation. */
export interface FirstMessage {
  title: string;
  text: string;
}

/** Characters beyond what fits. */
export function tooMany({ text }: FirstMessage): number {
  return Math.max(0, text.length - LONGEST_TEXT);
}

/** Whether it can be sent: there are words in it, and they fit. */
export function isSendable(message: FirstMessage): boolean {
  return message.text.trim() !== '' && tooMany(message) === 0 && message.title.length <= LONGEST_TITLE;
}
