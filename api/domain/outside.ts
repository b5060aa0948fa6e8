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
}

/** How the firm reaches people. Both reject when the message could not be handed over, and have said so in the log. */
export interface Post {
  sms(message: Sms): Promise<void>;
  mail(message: Mail): Promise<void>;
}

/** What the domain needs from outside, handed in by main. */
export interface Outside {
  post: Post;
  /** The key of the keyed hashes of codes; never in the database, so that its dump opens nothing. */
  codeKey: Buffer;
  /** What links begin with: from the configuration, never from a request, whose Host header anybody can write. */
  publicUrl: URL;
}
