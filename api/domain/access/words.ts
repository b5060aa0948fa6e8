import type { Delivery } from './challenge.ts';

/** To the person's own secure phone. */
export function toOwnPhone(phone: string, name: string): Delivery {
  return { phone, toName: name, words: (code) => `Your sign-in code is ${code}. Valid 5 min.` };
}

/** To the phone of somebody who is about to accept an invitation. */
export function toInvitedPhone(phone: string, name: string): Delivery {
  return { phone, toName: name, words: (code) => `Your code to accept the invitation is ${code}. Valid 5 min.` };
}

/** To the phone that is to be a team's secure phone. */
export function toPhoneOfTeam(phone: string, teamName: string, askedBy: string): Delivery {
  return {
    phone,
    toName: `${teamName}, secure phone`,
    words: (code) => `Your code to verify the ${teamName} phone is ${code}, asked by ${askedBy}. Valid 5 min.`,
  };
}

/** To the team's secure phone, which others may hold: so it says who asked. */
export function toTeamPhone(phone: string, teamName: string, askedBy: string): Delivery {
  return {
    phone,
    toName: `${teamName}, secure phone`,
    words: (code) => `Your ${teamName} queue code is ${code}, asked by ${askedBy}. Valid 5 min.`,
  };
}

/** To a phone that somebody says is theirs: it proves it by the code coming back. */
export function toNewPhone(phone: string, name: string): Delivery {
  return { phone, toName: name, words: (code) => `Your code to confirm this phone is ${code}. Valid 5 min.` };
}
