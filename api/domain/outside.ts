/** A text message. `challengeId` lets the demo's outbox tell whether its code still works; no provider is told. */
export interface Sms {
  /** E.164. */
  to: string;
  toName: string;
  text: string;
  code?: string;
  challengeId?: string;
}

/** A mail in plain text; `link` stands below the text. */
export interface Mail {
  to: string;
  toName: string;
  subject: string;
  text: string;
  link?: string;
  /** The same each time that this mail is tried, so that mail servers know one that they have already. */
  id?: string;
}

/** How the firm reaches people. Both reject when the message could not be handed over, and have said so in the log. */
export interface Post {
  sms(message: Sms): Promise<void>;
  mail(message: Mail): Promise<void>;
}

/** How often codes are sent and how often somebody may be wrong, as configured. */
export interface AccessLimits {
  /** Text messages within an hour. */
  readonly sms: { readonly toOneNumber: number; readonly fromOneNetwork: number; readonly toOneCountry: number; readonly all: number };
  readonly code: {
    /** Within an hour, for one purpose; one network alone cannot use them up for the owner, who may be in another. */
    readonly sends: number;
    readonly sendsFromOneNetwork: number;
    /** Of one code. */
    readonly tries: number;
    readonly wrongAnHour: number;
    /** After which an account's second factors open nothing, until an administrator starts anew. */
    readonly wrongInARow: number;
  };
  readonly password: { readonly tries: number; readonly triesFromOneNetwork: number; readonly resets: number; readonly resetsFromOneNetwork: number; readonly linksToOneAddress: number };
}

/** What the domain needs from outside, handed in by main. */
export interface Outside {
  post: Post;
  /** The key of the keyed hashes of codes; never in the database, so that its dump opens nothing. */
  codeKey: Buffer;
  /** Keys that it replaced: what was sealed with them is still opened, and sealed anew when it is used. */
  formerCodeKeys: readonly Buffer[];
  /** Tells whoever runs the server of something that a person should look at. Never a value that somebody typed. */
  alarm(event: string, fields: { of: string; used: number; most: number }): void;
  readonly limits: AccessLimits;
  /** What links begin with: from the configuration, never from a request, whose Host header anybody can write. */
  publicUrl: URL;
}
