/** Whether it is quiet at that moment, by the clocks of the place. */
export function isQuiet(quiet: { timeZone: string; from: string; until: string } | null, at: Date): boolean {
  if (!quiet) return false;
  const { timeZone, from, until } = quiet;
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  return from < until ? time >= from && time < until : time >= from || time < until;
}
