import { useLocation, useMatch } from 'react-router';

/** Where a card leads, and whether it is open. Which list the narrow desk shows stays as it is. */
export function useThreadLink(threadId: string) {
  const { search } = useLocation();
  const open = useMatch('/desk/t/:threadId')?.params.threadId;
  return { to: { pathname: `/desk/t/${threadId}`, search }, selected: open === threadId };
}
