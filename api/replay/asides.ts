/** What staff tell one another in notes while they talk to a client. */
export const NOTES: readonly string[] = [
  'Looked it up: nothing unusual on the account for the last three months.',
  'She asked the same in March. The letter from then is in the file.',
  'Can somebody with access to the archive check the contract of 2019?',
  'Limit is fine, the branch has released it this morning.',
  'He sounds worried. Best to be quick and to say plainly what we know.',
  'Second call about this today, so please no more forms.',
  'I have asked the card desk. They answer within ten minutes as a rule.',
  'The adviser is away until Thursday; I would not promise anything before.',
  'Identity was checked at the start, no need to ask again.',
  'Fee can be waived once, Lena said so in the morning round.',
  'Watch the date: the cut-off for today is 15:30.',
  'Everything is booked on our side. What he sees is two hours old.',
];

/** What is handed over with a conversation. */
export const HANDOVERS: readonly string[] = [
  'You know the case: please take it from here. I have promised an answer today.',
  'All details are above, nothing is open but the last question.',
  'My shift ends. She is waiting for the confirmation, the number is in the note above.',
  'This one is yours, I think: it was your contract.',
  'I cannot see that account. Could you finish it?',
  'He prefers short answers. Identity is checked, the rest is routine.',
  'Waiting for the back office, they will call you instead of me.',
];

/** What is left for whoever takes a conversation that went back to the queue. */
export const RETURNS: readonly string[] = [
  'I am called away. Nothing is promised yet.',
  'Back to the queue: I have to be in court at two. All is said above.',
  'Whoever has a minute: only the last question is open.',
];

/** How somebody answers who has seen the client wait, and not that a colleague answers as well. */
export const RIVALS: readonly string[] = [
  'I am sorry that you had to wait. I am reading what you wrote.',
  'Good day, I have just taken this over. One moment, please.',
  'Thank you for your patience, I am with you now.',
];
