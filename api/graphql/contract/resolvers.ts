import { Password } from '../access/password.ts';
import { Access, SignedInParts } from '../access/sign-in.ts';
import { TeamAccess } from '../access/team-access.ts';
import { TeamMembershipParts, ViewerParts } from '../access/viewer.ts';
import { AccountParts } from '../accounts/account.ts';
import { ClientsLeftAloneParts, ClientTeamParts, ClientTeams } from '../accounts/client-teams.ts';
import { ContactParts, Contacts } from '../accounts/contact.ts';
import { Setup } from '../accounts/setup.ts';
import { TeamSettings } from '../accounts/team-settings.ts';
import { CardParts } from '../desk/card.ts';
import { Desk, DeskQueueParts } from '../desk/desk.ts';
import { DeskEvents } from '../live/desk-events.ts';
import { Signals } from '../live/signals.ts';
import { ThreadEvents } from '../live/thread-events.ts';
import { LineParts, NoteParts, SpeakerParts, StaffLineParts } from '../messages/entry-parts.ts';
import { Notes } from '../messages/note.ts';
import { Reading } from '../messages/read.ts';
import { Send, SendBlockedParts } from '../messages/send.ts';
import { Close, EverybodyLeftParts } from '../threads/close.ts';
import { Leave } from '../threads/leave.ts';
import { Participants, ParticipantsRefusedParts } from '../threads/participants.ts';
import { EngagementParts, ParticipantParts } from '../threads/people-parts.ts';
import { Rename } from '../threads/rename.ts';
import { Start } from '../threads/start.ts';
import { TransferMemberParts, TransferTeamParts } from '../threads/targets.ts';
import { ThreadParts } from '../threads/thread-parts.ts';
import { TargetUnavailableParts, Transfer, TransferConflictParts } from '../threads/transfer.ts';

/** Every class that answers a field of the contract. */
export const resolvers = [
  Access, SignedInParts, Password, TeamAccess, TeamMembershipParts, ViewerParts,
  AccountParts, ClientTeams, ClientTeamParts, ClientsLeftAloneParts, Contacts, ContactParts, Setup, TeamSettings,
  Start, Rename, Participants, ParticipantsRefusedParts, Leave, Transfer, TransferConflictParts, TargetUnavailableParts,
  Close, EverybodyLeftParts, ThreadParts, ParticipantParts, EngagementParts, TransferMemberParts, TransferTeamParts,
  Send, SendBlockedParts, Notes, Reading, SpeakerParts, LineParts, NoteParts, StaffLineParts,
  Desk, DeskQueueParts, CardParts, DeskEvents, ThreadEvents, Signals,
] as const;
