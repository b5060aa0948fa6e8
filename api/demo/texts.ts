import type { GivenReply } from '../domain/texts/canned-reply.ts';
import type { StaffName, TeamName } from './cast.ts';

/** One act of a macro, by the names of what it is about. */
export type DemoAct = { takes: true } | { sends: string } | { notes: string } | { tags: string[] } | { goesTo: TeamName } | { ends: string | null };

/** What the firm, or a team, writes with and calls conversations by. */
export interface DemoTexts {
  replies: GivenReply[];
  tags: { name: string; tint: number }[];
  /** Of a team: asked when one ends a conversation, and not needed. */
  outcomes: string[];
  macros: { name: string; acts: DemoAct[] }[];
}

export const TEXTS: Record<'firm' | TeamName, DemoTexts> = {
  firm: {
    replies: [
      { shortcut: 'thanks', title: 'Thank you for writing', text: 'Thank you for writing, {client.firstName}. Is there anything else that we can do for you?' },
      { shortcut: 'hours', title: 'When somebody is there', text: 'Somebody of {team.name} is there {team.hours}.' },
      { shortcut: 'not-here', title: 'Never in a message', text: 'Please never write your password or a code here, {client.firstName}. None of us will ever ask you for them.' },
    ],
    tags: [{ name: 'Urgent', tint: 7 }, { name: 'Complaint', tint: 2 }],
    outcomes: [],
    macros: [{ name: 'Say thank you and end it', acts: [{ sends: 'thanks' }, { ends: null }] }],
  },
  support: {
    replies: [
      { shortcut: 'blocked', title: 'The card is blocked', text: 'Your card is blocked as of now, {client.firstName}, and nobody can pay with it. A new one is with you within three working days.' },
      { shortcut: 'tracing', title: 'A transfer is being traced', text: 'Hello {client.firstName}, I am asking the receiving bank where your transfer is. They answer within one working day, and I write to you here as soon as they do.' },
      { shortcut: 'address', title: 'Proof of a new address', text: 'A rental contract or a bill of the last three months is enough, {client.firstName}. A photo of it, sent here, will do.' },
    ],
    tags: [{ name: 'Cards', tint: 1 }, { name: 'Transfers', tint: 4 }, { name: 'Address', tint: 5 }],
    outcomes: ['Answered', 'Put right', 'Never heard back'],
    macros: [
      { name: 'Block a lost card', acts: [{ takes: true }, { sends: 'blocked' }, { tags: ['Cards'] }, { notes: 'Card blocked, new one ordered. The account number stays.' }] },
      { name: 'Trace a transfer', acts: [{ takes: true }, { sends: 'tracing' }, { tags: ['Transfers'] }] },
      { name: 'This is for Onboarding', acts: [{ notes: 'About an application, so it is for Onboarding.' }, { goesTo: 'onboarding' }] },
    ],
  },
  onboarding: {
    replies: [
      { shortcut: 'originals', title: 'Scans, and the originals once', text: 'Scans are enough for the application, {client.firstName}. We need to see the originals once, whenever you come by.' },
      { shortcut: 'sign', title: 'A new link to sign', text: 'I have sent you a new link, {client.firstName}. It works for three days, and you sign with the code that comes to your phone.' },
    ],
    tags: [{ name: 'Mortgage', tint: 3 }, { name: 'Mandate', tint: 6 }],
    outcomes: ['Application complete', 'Withdrawn'],
    macros: [{ name: 'Send a new link to sign', acts: [{ takes: true }, { sends: 'sign' }] }],
  },
};

/** What people have for themselves. */
export const OWN_REPLIES: { by: StaffName; replies: GivenReply[] }[] = [
  { by: 'ana', replies: [{ shortcut: 'bye', title: 'How I say goodbye', text: 'All the best, {client.firstName}. Write to us whenever something comes up. {me.firstName}' }] },
];
