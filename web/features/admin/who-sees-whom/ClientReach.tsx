import { Badge } from '../../../ui/Badge.tsx';
import { say } from '../../../ui/say.ts';
import type { SightRow } from './sight.ts';

/** What is worth knowing about a client beside the marks: nobody in reach, a single one, or not accepted yet. */
export function ClientReach({ row: { reachable, invited } }: { row: SightRow }) {
  if (reachable === 0) return <Badge tone="danger">{say('admin-sight.reachesNobody')}</Badge>;
  if (reachable === 1) return <Badge tone="late">{say('admin-sight.oneInReach')}</Badge>;
  return invited ? <Badge>{say('admin-sight.invited')}</Badge> : null;
}
