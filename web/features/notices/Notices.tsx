import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useAccount, useData } from '../../data/DataProvider.tsx';
import { useViewer } from '../../data/viewer.ts';
import { watchNotices } from './watch.ts';

/** Tells whoever is here of what is new. Draws nothing. */
export function Notices(): null {
  const { apollo, connection } = useData();
  const { desk } = useAccount();
  const viewer = useViewer();
  const navigate = useNavigate();
  const { id, isStaff } = viewer;

  useEffect(() => watchNotices({ apollo, connection, desk, viewer, open: (threadId) => navigate(isStaff ? `/desk/t/${threadId}` : `/t/${threadId}`) }), [apollo, connection, desk, id, isStaff]);
  return null;
}
