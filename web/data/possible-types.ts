/**
 * Which types a union of the contract has. The cache needs it to know that a fragment on `Entry` fits a `Message`.
 * A test holds this against schema.graphql.
 */
export const possibleTypes: Record<string, string[]> = {
  Entry: ['Message', 'Line', 'Note', 'StaffLine'],
  DeskEvent: ['DeskSnapshot', 'CardChanged', 'CardGone'],
  ThreadEvent: ['Message', 'Line', 'Note', 'StaffLine', 'ThreadChanged', 'ThreadAccessEnded'],
  Signal: ['TypingSignal', 'ReadSignal'],
  SignInResult: ['CodeChallenge', 'SignInRefused'],
  ResendCodeResult: ['CodeChallenge', 'CodeRefused'],
  ConfirmCodeResult: ['SignedIn', 'CodeRefused'],
  SetPasswordResult: ['PasswordSet', 'LinkRefused'],
  RequestTeamAccessResult: ['CodeChallenge', 'TeamAccessOpen'],
  ConfirmTeamAccessResult: ['TeamAccessOpen', 'CodeRefused'],
  StartThreadResult: ['ThreadStarted', 'ThreadAlreadyOpen'],
  SendMessageResult: ['MessageSent', 'SendBlocked', 'ThreadEnded'],
  AddNoteResult: ['NoteAdded', 'ThreadEnded'],
  RenameThreadResult: ['ThreadRenamed', 'ThreadEnded'],
  AddParticipantsResult: ['ParticipantsAdded', 'ParticipantsRefused', 'ThreadEnded'],
  RemoveParticipantResult: ['ParticipantRemoved', 'ParticipantNotRemovable', 'ThreadEnded'],
  LeaveThreadResult: ['ThreadLeft', 'LeaveRefused'],
  TransferThreadResult: ['ThreadTransferred', 'TransferConflict', 'TargetUnavailable', 'ThreadEnded'],
  LeaveAndRemoveAllResult: ['EverybodyLeft', 'UnreadClientMessages'],
  UndoLeaveAndRemoveAllResult: ['ThreadReopened', 'UndoExpired'],
  SetClientTeamMembersResult: ['ClientTeamSaved', 'ClientsLeftAlone'],
};
