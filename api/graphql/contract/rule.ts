/** Who may ask for a root field at all. What of it they may have is decided by the domain. */
export type Rule = 'anybody' | 'signed in' | 'staff' | 'administrators' | 'system administrators';
