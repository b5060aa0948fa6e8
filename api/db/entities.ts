import { Account } from '../domain/accounts/account.ts';
import { ClientTeam, ClientTeamMember } from '../domain/accounts/client-team.ts';
import { TeamMember } from '../domain/accounts/team-member.ts';
import { AuditLine } from '../domain/audit/audit-line.ts';
import { DoneRequest, Entry } from '../domain/threads/entry.ts';
import { Engagement, Participant } from '../domain/threads/participant.ts';
import { Thread } from '../domain/threads/thread.ts';

/** Every entity of the domain, for the unit of work. */
export const entities = [
  Account,
  AuditLine,
  ClientTeam,
  ClientTeamMember,
  DoneRequest,
  Engagement,
  Entry,
  Participant,
  TeamMember,
  Thread,
];
