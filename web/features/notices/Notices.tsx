import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useData } from '../../data/DataProvider.tsx';
import { useViewer } from '../../data/viewer.ts';
import { watchNotices } from './watch.ts';

/** Tells whoever is here of what is new. Draws nothing. */
export function Notices(): null {
  const { apollo, connection } = useData();
  const viewer = useViewer();
  const navigate = useNavigate();
  const { id, isStaff } = viewer;

  useEffect(() => watchNotices({ apollo, connection, viewer, open: (threadId) => navigate(isStaff ? `/desk/t/${threadId}` : `/t/${threadId}`) }), [apollo, connection, id, isStaff]);
  return null;
}
