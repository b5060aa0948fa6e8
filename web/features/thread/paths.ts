/** Where a thread is read: staff on the desk, clients among their conversations. */
export function threadPath(threadId: string, isStaff: boolean): string {
  return isStaff ? `/desk/t/${threadId}` : `/t/${threadId}`;
}

/** Where a thread is read, with one entry of it before the reader's eyes. */
export function entryPath(threadId: string, entryId: string, isStaff: boolean): string {
  return `${threadPath(threadId, isStaff)}?entry=${entryId}`;
}

/** Where a new thread begins that continues another one. */
export function startAgainPath(accountId: string, threadId: string): string {
  return `/new/${accountId}?continues=${threadId}`;
}

/** The list in which a phone shows the thread. Which of the desk's two it is stands in the address already. */
export function listPath(isStaff: boolean): string {
  return isStaff ? '/desk' : '/conversations';
}
