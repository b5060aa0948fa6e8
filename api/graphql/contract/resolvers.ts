import { ApiTokenParts, ApiTokens } from '../access/api-tokens.ts';
import { AcceptInvitation } from '../access/accept-invitation.ts';
import { AcceptTerms } from '../access/accept-terms.ts';
import { Password } from '../access/password.ts';
import { Access, SignedInParts } from '../access/sign-in.ts';
import { SecurityDeeds } from '../access/security.ts';
import { StepUp } from '../access/step-up.ts';
import { TeamAccess } from '../access/team-access.ts';
import { TeamMembershipParts, ViewerParts } from '../access/viewer.ts';
import { Verification } from '../access/verification.ts';
import { AccountParts } from '../accounts/account.ts';
import { Accounts } from '../accounts/account-page.ts';
import { AvailabilityDeeds } from '../accounts/availability.ts';
import { Identity } from '../accounts/identity.ts';
import {
  AccountOffBoardedParts, HeldForTeamParts, OffBoarding, OffBoardingPreviewParts, SuccessorNeededParts, SuspensionPreviewParts,
} from '../accounts/off-boarding.ts';
import { ClientsLeftAloneParts, ClientTeamMembers } from '../accounts/client-team-members.ts';
import { ClientTeamParts, ClientTeams } from '../accounts/client-teams.ts';
import { ContactParts, Contacts } from '../accounts/contact.ts';
import { ContactsPreviewParts, Previews, RemovalPreviewParts, SightLostParts } from '../accounts/previews.ts';
import { SetupParts, SetupStepParts } from '../accounts/setup-steps.ts';
import { Setup } from '../accounts/setup.ts';
import { SightColumnParts, SightRowParts, SightTable } from '../accounts/sight-table.ts';
import { TeamSettings } from '../accounts/team-settings.ts';
import { AccountWork, MemberCapacityParts } from '../accounts/team-work.ts';
import { SightReasonParts, WhyCanSee } from '../accounts/why-can-see.ts';
import { AuditLineParts, AuditLines } from '../audit/lines.ts';
import { AuditSealing } from '../audit/state.ts';
import { CardParts } from '../desk/card.ts';
import { Desk, DeskQueueParts } from '../desk/desk.ts';
import { ImportAppliedParts, ImportDeeds, ImportRefusedParts } from '../imports/import-deeds.ts';
import { ImportRows } from '../imports/import-rows.ts';
import { ImportParts } from '../imports/import.ts';
import { CardWatchedParts, CardWriterParts, DeskEvents } from '../live/desk-events.ts';
import { LookingSignalParts, Signals } from '../live/signals.ts';
import { ThreadEvents } from '../live/thread-events.ts';
import { Changes } from '../messages/change.ts';
import { DraftParts, Drafts } from '../messages/draft.ts';
import { LineParts, NoteParts, SpeakerParts, StaffLineParts } from '../messages/entry-parts.ts';
import { Notes } from '../messages/note.ts';
import { Reading } from '../messages/read.ts';
import { Send, SendBlockedParts } from '../messages/send.ts';
import { NoticesDeeds } from '../notices/notices.ts';
import { Organisations } from '../organisation/organisation.ts';
import { Pictures } from '../organisation/pictures.ts';
import { OrganisationSettingsParts } from '../organisation/settings.ts';
import { PublishedTermsParts, TermsDeeds } from '../organisation/terms.ts';
import { CannedReplies, ThreadTexts } from '../texts/canned-replies.ts';
import { MacroChoicesOf, TeamOutcomeParts } from '../texts/macro-choices.ts';
import { MacroActParts, Macros, ThreadMacros } from '../texts/macros.ts';
import { CardTags, TagParts, TagsAndOutcomes, ThreadTags } from '../texts/tags-and-outcomes.ts';
import { Close, EverybodyLeftParts } from '../threads/close.ts';
import { Leave } from '../threads/leave.ts';
import { Participants, ParticipantsRefusedParts } from '../threads/participants.ts';
import { EngagementParts, ParticipantParts } from '../threads/people-parts.ts';
import { PutAside } from '../threads/put-aside.ts';
import { Rename } from '../threads/rename.ts';
import { Start } from '../threads/start.ts';
import { TransferMemberParts, TransferTeamParts } from '../threads/targets.ts';
import { ThreadParts } from '../threads/thread-parts.ts';
import { TargetUnavailableParts, Transfer, TransferConflictParts } from '../threads/transfer.ts';

/** Every class that answers a field of the contract. */
export const resolvers = [
  Access, SignedInParts, Password, TeamAccess, TeamMembershipParts, ViewerParts, ApiTokens, ApiTokenParts,
  StepUp,
  StepUp, SecurityDeeds,
  Access, SignedInParts, Password, TeamAccess, TeamMembershipParts, ViewerParts,
  AccountParts, ClientTeams, ClientTeamParts, ClientsLeftAloneParts, Contacts, ContactParts, Setup, TeamSettings, AccountWork, MemberCapacityParts,
  Accounts, AvailabilityDeeds, Identity, AcceptInvitation, Verification,
  OffBoarding, OffBoardingPreviewParts, SuspensionPreviewParts, HeldForTeamParts, AccountOffBoardedParts, SuccessorNeededParts,
  Organisations, OrganisationSettingsParts, TermsDeeds, AcceptTerms, PublishedTermsParts, Pictures,
  ClientTeamMembers, SightTable, SightColumnParts, SightRowParts, WhyCanSee, SightReasonParts,
  Previews, ContactsPreviewParts, RemovalPreviewParts, SightLostParts, SetupParts, SetupStepParts,
  Start, PutAside, Rename, Participants, ParticipantsRefusedParts, Leave, Transfer, TransferConflictParts, TargetUnavailableParts,
  Close, EverybodyLeftParts, ThreadParts, ParticipantParts, EngagementParts, TransferMemberParts, TransferTeamParts,
  NoticesDeeds,
  Send, SendBlockedParts, Notes, Changes, Drafts, DraftParts, Reading, SpeakerParts, LineParts, NoteParts, StaffLineParts,
  AuditLines, AuditLineParts, AuditSealing,
  Desk, DeskQueueParts, CardParts, DeskEvents, CardWatchedParts, CardWriterParts, ThreadEvents, Signals, LookingSignalParts,
  CannedReplies, ThreadTexts, TagsAndOutcomes, TagParts, CardTags, ThreadTags, Macros, MacroActParts, ThreadMacros, MacroChoicesOf, TeamOutcomeParts,
  ImportParts, ImportRows, ImportDeeds, ImportAppliedParts, ImportRefusedParts,
] as const;
