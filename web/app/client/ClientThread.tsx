import { useCallback } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ThreadPane } from '../ThreadPane.tsx';

/** The open conversation of a client. */
export function ClientThread() {
  const { threadId = '' } = useParams();
  const navigate = useNavigate();
  const close = useCallback(() => void navigate('/'), [navigate]);
  return <ThreadPane key={threadId} threadId={threadId} onGone={close} />;
}
