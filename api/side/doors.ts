import { createDoor, type Door } from '../domain/call.ts';
import type { Outside } from '../domain/outside.ts';
import { openPost } from '../post/open.ts';
import type { Side } from './verb.ts';

/**
 * What the domain's verbs need, for a verb of the side door. Nobody listens to its doorbell: servers that run hear of
 * what it changed from their watchmen, within a second.
 */
export async function openDoors({ config, log, database }: Side): Promise<{ door: Door; outside: Outside }> {
  const door = createDoor((await database()).orm, { ring: () => undefined });
  const publicUrl = config.publicUrl ?? new URL(`http://localhost:${config.port}`);
  return { door, outside: { post: openPost(config, door, log), codeKey: config.codeKey, formerCodeKeys: config.formerCodeKeys, limits: config.limits, alarm: (event, fields) => log.warn(event, fields), publicUrl } };
}
