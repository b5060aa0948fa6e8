/** What somebody chose in the palette on this device, newest first: ids alone, and gone when they sign out. */
export function recentOf(viewerId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(viewerId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function keepRecent(viewerId: string, id: string): void {
  const kept = [id, ...recentOf(viewerId).filter((each) => each !== id)].slice(0, MOST);
  try {
    localStorage.setItem(keyOf(viewerId), JSON.stringify(kept));
  } catch {
    // Full, or refused by the browser: then the palette remembers nothing.
  }
}

const MOST = 20;

function keyOf(viewerId: string): string {
  return `switchboard:${viewerId}:recent`;
}
