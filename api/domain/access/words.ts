import type { Delivery } from './challenge.ts';

/** To the person's own secure phone. */
export function toOwnPhone(phone: string, name: string): Delivery {
  return { phone, toName: name, words: (code) => `Your sign-in code is ${code}. Valid 5 min.` };
}

/** To the team's secure phone, which others may hold: so it says who asked. */
export function toTeamPhone(phone: string, teamName: string, askedBy: string): Delivery {
  return {
    phone,
    toName: `${teamName}, secure phone`,
    words: (code) => `Your ${teamName} queue code is ${code}, asked by ${askedBy}. Valid 5 min.`,
  };
}
