import type { Settled } from './settle.ts';

export type Who = keyof Settled;

/** One deed in a conversation. */
export type Step =
  | { by: Who; says: string }
  | { by: Who; notes: string }
  | { by: Who; takes: true }
  | { by: Who; gives: Who; note: string }
  | { by: Who; tags: string[] }
  /** With this outcome. */
  | { by: Who; ends: string };

export interface Conversation {
  title: string;
  from: Who;
  to: Who[];
  first: string;
  /** Title of the one that it continues. */
  continues?: string;
  steps: Step[];
}

/** A quiet morning at the firm: waiting, held and ended, with clients and among staff. In the order in which they begin. */
export const CONVERSATIONS: Conversation[] = [
  {
    title: 'Lost card',
    from: 'chloe',
    to: ['support'],
    first: 'I lost my card on the tram this morning. Can you block it before anyone finds it?',
    steps: [
      { by: 'ben', takes: true },
      { by: 'ben', says: 'It is blocked as of now, Chloe. Nothing was charged today. A new one is on its way, three working days.' },
      { by: 'chloe', says: 'That was quick. Will the number change?' },
      { by: 'ben', says: 'The card number does, your account number does not. Standing orders go on as they are.' },
      { by: 'chloe', says: 'Perfect, thank you.' },
      { by: 'ben', tags: ['Cards'] },
      { by: 'ben', ends: 'Put right' },
    ],
  },
  {
    title: 'Card blocked in Lisbon',
    from: 'gustav',
    to: ['support'],
    first: 'I am at the till in Lisbon and my card was refused twice. It worked at the airport an hour ago.',
    steps: [
      { by: 'gustav', says: 'They are holding my things, so it is a little urgent.' },
      { by: 'dara', tags: ['Urgent', 'Cards'] },
    ],
  },
  {
    title: 'Standing order, wrong day',
    from: 'idris',
    to: ['support'],
    first: 'The rent for the restaurant went out on the 1st, not the 15th as I had asked. Can that be put back?',
    steps: [{ by: 'dara', tags: ['Transfers'] }],
  },
  {
    title: 'Interest on the savings plan',
    from: 'hana',
    to: ['support'],
    first: 'When is the interest on the savings plan paid out? I see nothing for this quarter.',
    steps: [
      { by: 'dara', takes: true },
      { by: 'dara', says: 'Good morning Hana. It is paid on the last day of the quarter, so you will see it on Friday.' },
    ],
  },
  {
    title: 'Transfer to the new account',
    from: 'chloe',
    to: ['support'],
    first: 'I asked for 12,400 to go to my new account on Monday and it still is not there. Could somebody look?',
    continues: 'Lost card',
    steps: [
      { by: 'ben', takes: true },
      { by: 'ben', says: 'Hello Chloe, I have it in front of me. I am asking the receiving bank where it is.' },
      { by: 'ben', tags: ['Transfers'] },
      { by: 'ben', notes: 'They want the last four digits before they say anything. Ana, you know the desk there?' },
      { by: 'ben', gives: 'ana', note: 'Left us Monday 16:10. Receiving bank wants the last four digits.' },
      { by: 'ana', says: 'Hello Chloe, this is Ana. Could you tell me the last four digits of the new account?' },
      { by: 'chloe', says: '4471. Is it safe to send that here?' },
      { by: 'chloe', says: 'And should I do anything on my side?' },
    ],
  },
  {
    title: 'Documents for the mortgage',
    from: 'chloe',
    to: ['onboarding'],
    first: 'Do you need the originals for the mortgage, or are scans enough?',
    steps: [
      { by: 'emil', takes: true },
      { by: 'emil', says: 'Scans are enough for the application. We need to see the originals once, whenever you come by.' },
      { by: 'chloe', says: 'I will bring them on Tuesday.' },
      { by: 'emil', says: 'Tuesday is fine. Ask for me at the desk.' },
      { by: 'emil', tags: ['Mortgage'] },
    ],
  },
  {
    title: 'Where do I sign?',
    from: 'marta',
    to: ['onboarding'],
    first: 'The link in your letter opens an empty page for me. Where do I sign?',
    steps: [],
  },
  {
    title: 'Documents for the joint mandate',
    from: 'gustav',
    to: ['onboarding'],
    first: 'My sister should be able to sign as well. What do you need from her?',
    steps: [{ by: 'emil', tags: ['Mandate'] }],
  },
  {
    title: 'Proof of address for the new flat',
    from: 'marta',
    to: ['support'],
    first: 'I have moved. Is the rental contract enough as proof of address?',
    steps: [{ by: 'dara', tags: ['Address'] }],
  },
  {
    title: 'Review in May',
    from: 'greta',
    to: ['chloe'],
    first: 'Hello Chloe, it is time for our yearly review. Would the second week of May suit you?',
    steps: [{ by: 'chloe', says: 'Any afternoon but Wednesday, please.' }],
  },
  {
    title: 'Quarter-end checklist',
    from: 'dara',
    to: ['ana', 'ben', 'emil'],
    first: 'Quarter end is on Friday. Who has open points on the list?',
    steps: [
      { by: 'ben', says: 'Two left, both wait for a signature.' },
      { by: 'emil', says: 'All of Onboarding is done.' },
      { by: 'dara', says: 'Mine are done, Ben has two left. Ana?' },
    ],
  },
  {
    title: 'Holiday cover in April',
    from: 'lena',
    to: ['ana'],
    first: 'Could you cover the late hour for Ben in the second week of April?',
    steps: [{ by: 'ana', says: 'Fine with me.' }],
  },
  {
    title: '',
    from: 'hana',
    to: ['support'],
    first: 'Good afternoon, one question about the monthly statement: can it come in English?',
    steps: [],
  },
];
