import { Link } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { say } from '../../../ui/say.ts';
import { namesOf } from '../names.ts';
import type { Named, Party } from './client-team.ts';

interface AloneNoticeProps {
  /** Who would reach nobody; the first of them, and how many they are. */
  clients: readonly Party[];
  count: number;
  clientTeam: Named;
  onMove: (() => void) | undefined;
}

/** Clients who leave their only client team reach nobody: they are moved to another one instead. */
export function AloneNotice({ clients, count, clientTeam, onMove }: AloneNoticeProps) {
  return (
    <Notice
      tone="danger"
      said="status"
      title={say('admin-sight.leftAlone', { count, names: namesOf(clients.map(({ name }) => name), count) })}
      actions={
        onMove ? (
          <Button variant="default" onClick={onMove}>
            {say('admin-sight.move.instead')}
          </Button>
        ) : (
          <Button component={Link} variant="default" to={`/admin/client-teams/${clientTeam.id}`}>
            {say('admin-sight.why.openClientTeam')}
          </Button>
        )
      }
    >
      {say('admin-sight.moveInstead')}
    </Notice>
  );
}
