/** How much one socket may take. Defaults; tests hand in smaller ones. Times in milliseconds. */
export interface SocketLimits {
  /** Bytes of one message. */
  message: number;
  /** Messages a second, over ten seconds. */
  messagesPerSecond: number;
  /** Operations under way at once. */
  operations: number;
  socketsPerSession: number;
  initWait: number;
  /** Between two pings; an unanswered one ends the socket at the next. */
  pingEvery: number;
  /** Bytes that wait to be read by the other side. */
  unread: number;
  /** How long something may wait to be read. */
  stalled: number;
}

export const SOCKET_LIMITS: SocketLimits = {
  message: 64 * 1024,
  messagesPerSecond: 50,
  operations: 20,
  socketsPerSession: 10,
  initWait: 5_000,
  pingEvery: 12_000,
  unread: 1024 * 1024,
  stalled: 10_000,
};

/** Besides the protocol's own: connect again and go on from the newest entry that you have. */
export const RESUME = 4290;
