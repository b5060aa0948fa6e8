/** Which list a phone shows. It stands in the address, so that Back leads to the list one came from. */
export function paneOf(search: string): 'queues' | 'inbox' {
  return new URLSearchParams(search).get('pane') === 'inbox' ? 'inbox' : 'queues';
}

export const queuesPath = '/desk';
export const inboxPath = '/desk?pane=inbox';
