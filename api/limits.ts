/*
 * Every limit of Switchboard, in one place: what it is normally, between which numbers it may be set, and what it says.
 * The environment's LIMITS changes them by name; whoever needs one is handed it, and reads no global. What the contract itself
 * promises (the sizes of pages, the lengths of texts) stands in schema.graphql.
 */

/** Normally, at least, at most, and what it limits. Times in milliseconds and sizes in bytes, unless it says otherwise. */
type Line = readonly [normal: number, least: number, most: number, sentence: string];

const KB = 1024;
const MB = 1024 * KB;

export const TABLE = {
  document: {
    tokens: [1_500, 200, 20_000, 'Words and signs of a document, where somebody is signed in.'],
    anonymousTokens: [100, 100, 2_000, 'The same where nobody is; the __typename that client libraries add is not counted.'],
    depth: [10, 5, 30, 'Fields within fields; a document about the schema alone is free of it, since the standard one goes deeper.'],
    aliases: [15, 5, 500, 'Aliases of a document.'],
    rootFields: [10, 1, 100, 'Fields at the root of an operation; mutations have one whatever is set.'],
    directives: [10, 0, 200, 'Directives of a document.'],
    fields: [250, 50, 5_000, 'Fields as written, each fragment once: of the branches of a result union, which repeat one each, one is carried out.'],
    unfoldedFields: [1_000, 100, 20_000, 'Fields counted as often as fragments repeat them.'],
    variableDepth: [20, 5, 100, 'Objects and lists within the variables.'],
    errors: [5, 1, 100, 'How many mistakes of a document are told.'],
  },
  pace: {
    personPerSecond: [50, 1, 100_000, 'What one person may ask a second, over HTTP and all sockets together, on one server; large operations count more.'],
    personBurst: [300, 10, 1_000_000, 'The same at once, after a rest.'],
    networkPerSecond: [20, 1, 100_000, 'What one network may ask a second where nobody is signed in, on one server.'],
    networkBurst: [100, 10, 1_000_000, 'The same at once, after a rest.'],
    tokenPerSecond: [20, 1, 100_000, 'Operations a second with one API token, on one server.'],
    tokenBurst: [60, 10, 1_000_000, 'The same at once, after a rest.'],
    filesPerSecond: [100, 1, 100_000, 'Pictures asked for or sent from one network a second, on one server.'],
    filesBurst: [1_000, 10, 1_000_000, 'The same at once, after a rest.'],
    filesAnHour: [60, 1, 1_000_000, 'Files of imports and exports that one person hands in or takes out an hour, on one server.'],
    remembered: [10_000, 100, 1_000_000, 'Of how many persons, networks and tokens each is remembered what they have asked; whoever rested longest is forgotten.'],
  },
  http: {
    body: [100 * KB, 4 * KB, 10 * MB, 'A body that is no file: thousands of times what an operation needs, and little enough to parse at once.'],
    headers: [16 * KB, 4 * KB, 256 * KB, 'Headers of a request.'],
    headersWait: [5_000, 500, 60_000, 'How long the headers may take to arrive.'],
    bodyWait: [10_000, 500, 120_000, 'How long a body that is no file may take to arrive.'],
    fileWait: [15 * 60_000, 10_000, 24 * 3_600_000, 'How long the file of an import may take to arrive.'],
    filePause: [30_000, 1_000, 600_000, 'How long nothing of it may come.'],
  },
  socket: {
    message: [64 * KB, 4 * KB, MB, 'Bytes of one message.'],
    messagesPerSecond: [50, 1, 10_000, 'Messages a second on one socket, over ten seconds.'],
    operations: [20, 1, 1_000, 'Operations under way at once on one socket.'],
    admitPerSecond: [200, 1, 100_000, 'New sockets a second on one server; whoever comes beyond that is asked to come again a little later.'],
    admitBurst: [400, 1, 100_000, 'The same at once, after a quiet while.'],
    arriving: [10, 1, 10_000, 'New sockets that are answered the first thing they ask at once on one server; half the connections to the database leave the other half to those who are in.'],
    arrivingNext: [1_000, 0, 100_000, 'New sockets that wait for that, five seconds at most; more are asked to come again.'],
    leaveOver: [2_000, 0, 30_000, 'Over how long many sockets are let go when a server ends, each at a moment of its own, so that they do not come to the next one together.'],
    socketsOfOne: [10, 1, 10_000, 'Open sockets of one person, over all their sessions, or of one API token, on one server.'],
    initWait: [5_000, 500, 60_000, 'How long a socket may wait before it says who it is.'],
    pingEvery: [12_000, 1_000, 60_000, 'Between two pings; an unanswered one ends the socket at the next.'],
    unread: [MB, 64 * KB, 64 * MB, 'Bytes that wait to be read by the other side.'],
    stalled: [10_000, 100, 120_000, 'How long something may wait to be read.'],
  },
  load: {
    operations: [40, 1, 10_000, 'Operations carried out at once on one server; twice the connections to the database keep both busy.'],
    waiting: [200, 0, 100_000, 'Operations that wait for their turn; what comes beyond that is asked to come again.'],
    patience: [1_000, 50, 60_000, 'How long one waits for its turn.'],
  },
  sms: {
    toOneNumber: [10, 1, 1_000_000, 'Text messages an hour to one number.'],
    fromOneNetwork: [60, 1, 1_000_000, 'The same asked for from one network.'],
    toOneCountry: [600, 1, 1_000_000, 'The same to one country.'],
    all: [2_000, 1, 10_000_000, 'The same in all; somebody is told at four fifths.'],
  },
  code: {
    sends: [10, 2, 100_000, 'Codes an hour for one purpose of one account.'],
    sendsFromOneNetwork: [8, 1, 100_000, 'The same asked for from one network, so that nobody uses them all up for the owner.'],
    tries: [5, 1, 10, 'Tries of one code.'],
    wrongAnHour: [10, 1, 100_000, 'Wrong codes an hour for one account from one network.'],
    wrongInARow: [100, 5, 100, 'Wrong ones in a row after which an account’s second factors open nothing until an administrator starts anew.'],
  },
  password: {
    tries: [5, 1, 1_000, 'Wrong passwords an hour for one address from one network; each one more waits twice as long.'],
    triesFromOneNetwork: [100, 5, 1_000_000, 'The same in a quarter of an hour for all addresses together.'],
    resets: [3, 1, 1_000, 'Wishes an hour for a new password for one address from one network.'],
    resetsFromOneNetwork: [30, 1, 1_000_000, 'The same for all addresses together.'],
    linksToOneAddress: [10, 1, 1_000, 'Links of invitations, mailboxes and resets an hour to one address, whoever asks for them.'],
    hashesWaiting: [64, 1, 10_000, 'Passwords that wait to be hashed on one server, beside those that are; whoever comes then is asked to try again.'],
  },
  notice: {
    clientAfter: [5 * 60_000, 0, 24 * 3_600_000, 'How long a client may leave an answer unread before a mail says that there is one.'],
    staffAfter: [15 * 60_000, 0, 24 * 3_600_000, 'The same for staff.'],
    looking: [2 * 60_000, 0, 3_600_000, 'How long after whatever somebody last asked for they count as looking, and get no mail.'],
    again: [10 * 60_000, 1_000, 24 * 3_600_000, 'How soon, at first, it is looked at again whether somebody has read a mail; longer each time.'],
    forget: [7 * 24 * 3_600_000, 60_000, 90 * 24 * 3_600_000, 'After how long what could not be told by mail is not told any more.'],
  },
  upload: {
    importBytes: [128 * MB, MB, 1_024 * MB, 'A file of an import. It is read as it comes, and never held whole.'],
    importRows: [50_000, 100, 1_000_000, 'Rows of an import.'],
    imageBytes: [5 * MB, 64 * KB, 50 * MB, 'A picture as it is sent.'],
    imagePixels: [50_000_000, 1_000_000, 200_000_000, 'A picture once it is decoded; a file of a few kilobytes can claim thousands of times as many.'],
  },
  database: {
    poolSize: [20, 2, 500, 'Connections of one server to the database, besides a few of its own outside the pool.'],
    poolWait: [5_000, 100, 60_000, 'How long an operation waits for one of them.'],
    silent: [5_000, 500, 60_000, 'After how long without an answer the database counts as away: then all is refused at once until it answers again.'],
    statement: [8_000, 500, 120_000, 'How long one statement may take.'],
    lock: [5_000, 100, 60_000, 'How long one statement waits for somebody else’s lock.'],
    idleInTransaction: [15_000, 1_000, 120_000, 'How long a transaction may lie idle.'],
  },
} as const satisfies Record<string, Record<string, Line>>;

type Table = typeof TABLE;
export type Limits = { readonly [Room in keyof Table]: { readonly [Name in keyof Table[Room]]: number } };

/** Of each limit its name, as LIMITS has it, and what stands in the table. */
const named: ReadonlyMap<string, Line> = new Map(
  Object.entries<Record<string, Line>>(TABLE).flatMap(([room, lines]) => Object.entries(lines).map(([name, line]) => [`${room}.${name}`, line] as const)),
);

/** What holds where nothing else is set. */
export const STANDARD: Limits = limitsWith(new Map());

/** Reads LIMITS, a JSON object such as `{"pace.personPerSecond": 500}`, and says of everything in it that cannot be what is wrong. */
export function readLimits(text: string): { limits: Limits; problems: string[] } {
  const given = objectIn(text);
  if (given === null) return { limits: STANDARD, problems: ['LIMITS is not usable: it should be a JSON object of names and numbers, such as {"pace.personPerSecond": 500}.'] };
  const entries = Object.entries(given);
  const problems = entries.flatMap(([name, value]) => problemWith(name, value));
  return { limits: problems.length > 0 ? STANDARD : limitsWith(new Map(entries.map(([name, value]) => [name, Number(value)]))), problems };
}

/** The limits that are not what they normally are, as the log says it. */
export function changedIn(limits: Limits): string[] {
  return Object.entries<Record<string, number>>(limits).flatMap(([room, values]) =>
    Object.entries(values).filter(([name, value]) => named.get(`${room}.${name}`)?.[0] !== value).map(([name, value]) => `${room}.${name}=${value}`),
  );
}

function problemWith(name: string, value: unknown): string[] {
  const line = named.get(name);
  // What is no name of ours may be anything, a secret in the wrong place too; it is repeated only where it looks like one.
  if (!line) return [`LIMITS names ${/^[a-z]{1,20}\.[A-Za-z]{1,30}$/.test(name) ? name : 'something'} that is not a limit: .env.example lists them all.`];
  const [, least, most] = line;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return [];
  return [`LIMITS sets ${name} to what it cannot be: it should be a whole number from ${least} to ${most}.`];
}

function limitsWith(given: ReadonlyMap<string, number>): Limits {
  const rooms = Object.entries<Record<string, Line>>(TABLE).map(([room, lines]) => [
    room, Object.fromEntries(Object.entries(lines).map(([name, [normal]]) => [name, given.get(`${room}.${name}`) ?? normal])),
  ]);
  return Object.fromEntries(rooms) as Limits;
}

function objectIn(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
