/** Whether this is the demo organisation, where codes can be read in the outbox. The server says so in its page. */
export function isDemo(): boolean {
  return document.querySelector('meta[name="sb-mode"]')?.getAttribute('content') === 'demo';
}
