import type { Answer, Line, Seen, Wanted } from '../../chaos/history/line.ts';
import { oneOf as oneBy, random } from '../../chaos/world/random.ts';

interface Ear {
  ear: number;
  by: string;
  seq: number;
  note: number;
  /** When it heard last: what comes later is heard later. */
  at: number;
}

interface Thread {
  id: string;
  holder: string | null;
  closed: boolean;
  version: number;
  notes: number;
  entries: Seen[];
  named: Set<string>;
  ears: Map<string, Ear>;
}

export const MEMBERS = ['ana', 'ben', 'dara'];

/**
 * A history as a server without a mistake leaves it: each deed has an effect at one moment between its being asked and
 * its being answered, calls overlap, some are answered only the second time, and whoever listens hears in order.
 */
export function story(seed: number, length = 160): Line[] {
  const chance = random(seed);
  const lines: Line[] = [];
  const threads: Thread[] = [];
  let [point, number] = [1_000, 0];
  const oneOf = <Each>(all: readonly Each[]): Each => oneBy(chance, all);
  const next = () => (number += 1);
  lines.push({ t: 0, is: 'begin', seed, team: 'support', members: MEMBERS, people: {}, limits: [], bus: true, servers: 2 });

  /** The effect is at `point`; now and then the first answer is lost. */
  const deed = (by: string, wants: Wanted, is: 'ok' | 'fail', answer: Answer, session = `${by}#1`): void => {
    const id = `deed${next()}`;
    const from = point - chance() * 25;
    const to = point + chance() * 25;
    const invoke = (t: number) => lines.push({ t, is: 'invoke', call: next(), deed: id, by, session, server: Math.floor(chance() * 2), over: 'http', wants });
    invoke(from);
    if (is === 'ok' && chance() < 0.1) {
      lines.push({ t: point + 5, is: 'info', call: number });
      invoke(point + 6);
      lines.push({ t: point + 30, is, call: number, ...answer });
    } else lines.push({ t: to, is, call: number, ...answer });
  };
  const append = (thread: Thread, entry: Pick<Seen, 'kind' | 'text' | 'about'>): Seen => {
    const isPublic = entry.kind === 'Message' || entry.kind === 'Line';
    const seq = thread.entries.findLast((each) => each.seq !== null)?.seq ?? 0;
    const written: Seen = { ...entry, id: `entry${next()}`, seq: isPublic ? seq + 1 : null, noteNo: isPublic ? null : (thread.notes += 1), position: isPublic ? seq + 1 : seq };
    thread.entries.push(written);
    for (const ear of thread.ears.values()) tell(ear, written);
    return written;
  };
  const tell = (ear: Ear, entry: Seen): void => {
    if (entry.seq === null && ear.by === 'chloe') return;
    ear.at = Math.max(ear.at + 1, point + 2 + chance() * 30);
    lines.push({ t: ear.at, is: 'heard', ear: ear.ear, entry });
    if (entry.seq === null) ear.note = entry.noteNo ?? 0;
    else ear.seq = entry.seq;
  };
  const listen = (thread: Thread, by: string, { seq, note, at }: Pick<Ear, 'seq' | 'note' | 'at'> = { seq: 0, note: 0, at: 0 }): void => {
    const ear: Ear = { ear: next(), by, seq, note, at: Math.max(at, point) + 2 };
    lines.push({ t: ear.at, is: 'listen', ear: ear.ear, by, side: by === 'chloe' ? 'CLIENT' : 'STAFF', session: `${by}#1`, thread: thread.id, server: 0, afterSeq: seq, afterNote: note });
    thread.ears.set(by, ear);
    for (const entry of thread.entries) if (entry.seq === null ? (entry.noteNo ?? 0) > ear.note : entry.seq > ear.seq) tell(ear, entry);
  };
  const silence = (thread: Thread, by: string, why: 'broken' | 'ended'): Ear | undefined => {
    const ear = thread.ears.get(by);
    if (ear) lines.push({ t: Math.max(ear.at, point) + 1, is: 'silent', ear: ear.ear, why });
    thread.ears.delete(by);
    return ear;
  };
  const start = (): void => {
    const thread: Thread = { id: `thread${next()}`, holder: null, closed: false, version: 1, notes: 0, entries: [], named: new Set(), ears: new Map() };
    append(thread, { kind: 'Line', text: 'STARTED' });
    const text = `words ${next()}`;
    const { id, seq } = append(thread, { kind: 'Message', text });
    deed('chloe', { do: 'start', text }, 'ok', { thread: thread.id, id, seq: seq ?? 0 });
    threads.push(thread);
    point += 60; // nobody listens to what they do not know of
    for (const by of ['chloe', ...MEMBERS]) listen(thread, by);
  };
  const claim = (thread: Thread, by: string, line: string): void => {
    thread.holder = by;
    thread.version += 1;
    append(thread, { kind: 'Line', text: line });
  };

  const deeds: Record<string, (thread: Thread) => void> = {
    send: (thread) => {
      const by = oneOf(['chloe', 'chloe', ...MEMBERS, ...thread.named]);
      const wants: Wanted = { do: 'send', thread: thread.id, text: `words ${next()}`, seen: 0 };
      if (thread.closed) return deed(by, wants, 'fail', { why: 'ended' });
      if (MEMBERS.includes(by) && thread.holder !== null && thread.holder !== by) return deed(by, wants, 'fail', { why: 'blocked', holder: thread.holder });
      if (MEMBERS.includes(by) && thread.holder === null) claim(thread, by, 'JOINED');
      const { id, seq } = append(thread, { kind: 'Message', text: wants.text });
      deed(by, wants, 'ok', { id, seq: seq ?? 0 });
    },
    note: (thread) => {
      if (thread.closed) return;
      const text = `words ${next()}`;
      const { id, noteNo } = append(thread, { kind: 'Note', text });
      deed(oneOf(MEMBERS), { do: 'note', thread: thread.id, text }, 'ok', { id, noteNo: noteNo ?? 0 });
    },
    transfer: (thread) => {
      const [by, to, old] = [oneOf(MEMBERS), oneOf([...MEMBERS, null]), chance() < 0.3];
      const wants: Wanted = { do: 'transfer', thread: thread.id, version: thread.version - Number(old), to };
      if (thread.closed) return deed(by, wants, 'fail', { why: 'ended' });
      if (thread.holder === to) return deed(by, wants, 'ok', { changed: false, thread: thread.id });
      if (old) return deed(by, wants, 'fail', { why: 'conflict', holder: thread.holder });
      if (to === null) {
        thread.holder = null;
        thread.version += 1;
        append(thread, { kind: 'StaffLine', text: 'RETURNED' });
      } else claim(thread, to, thread.holder === null ? 'JOINED' : 'TOOK_OVER');
      deed(by, wants, 'ok', { changed: true });
    },
    add: (thread) => {
      if (thread.closed || thread.named.has('greta')) return;
      thread.named.add('greta');
      thread.version += 1;
      append(thread, { kind: 'Line', text: 'ADDED', about: 'greta' });
      deed(oneOf(MEMBERS), { do: 'add', thread: thread.id, whom: 'greta' }, 'ok', {});
      point += 60;
      listen(thread, 'greta');
    },
    remove: (thread) => {
      if (thread.closed || !thread.named.delete('greta')) return;
      thread.version += 1;
      silence(thread, 'greta', 'ended');
      append(thread, { kind: 'Line', text: 'REMOVED', about: 'greta' });
      deed(oneOf(MEMBERS), { do: 'remove', thread: thread.id, whom: 'greta' }, 'ok', {});
      point += 60;
    },
    end: (thread) => {
      const by = chance() < 0.8 && thread.holder !== null ? thread.holder : oneOf(MEMBERS);
      const wants: Wanted = { do: 'end', thread: thread.id, seen: 0 };
      if (!thread.closed && thread.holder !== null && thread.holder !== by) return deed(by, wants, 'fail', { why: 'FORBIDDEN' });
      if (!thread.closed) {
        if (thread.holder === null) claim(thread, by, 'JOINED');
        append(thread, { kind: 'Line', text: 'CLOSED' });
        Object.assign(thread, { closed: true, holder: null });
        thread.named.clear();
        silence(thread, 'greta', 'ended');
      }
      deed(by, wants, 'ok', {});
    },
    suspend: () => {
      for (const thread of threads.filter((each) => each.holder === 'ben')) {
        thread.holder = null;
        thread.version += 1;
        append(thread, { kind: 'StaffLine', text: 'HOLDER_LOST' });
      }
      deed('olga', { do: 'suspend', whom: 'ben' }, 'ok', {});
      const ended = threads.map((thread) => ({ thread, ear: silence(thread, 'ben', 'ended') }));
      point += 60;
      deed('olga', { do: 'reactivate', whom: 'ben' }, 'ok', {});
      point += 60;
      for (const { thread, ear } of ended) if (ear) listen(thread, 'ben', ear);
    },
    break: (thread) => {
      const by = oneOf([...thread.ears.keys()]);
      const ear = silence(thread, by, 'broken');
      if (ear) listen(thread, by, ear);
    },
  };
  const bag = ['send', 'send', 'send', 'send', 'note', 'transfer', 'transfer', 'transfer', 'add', 'remove', 'break', 'break'];
  for (let i = 0; i < length; i++) {
    point += 12;
    if (i % 40 === 0) start();
    if (i === 20) lines.push({ t: point, is: 'fault', fault: 'kill', server: 1, state: 'on' });
    if (i === 90) lines.push({ t: point, is: 'fault', fault: 'kill', server: 1, state: 'off' });
    const what = i % 39 === 38 ? 'end' : i === 75 ? 'suspend' : i === 30 ? 'add' : i === 35 ? 'remove' : oneOf(bag);
    deeds[what]?.(oneOf(threads.slice(-2)));
  }
  point += 2_000;
  lines.push({ t: point, is: 'calm' });
  for (const { id, entries, holder, closed, named } of threads) {
    const state = closed ? 'CLOSED' : holder === null ? 'QUEUED' : 'HELD';
    const read = { t: point + 10, is: 'read', thread: id, state, holder, people: closed ? 0 : 2 + named.size } as const;
    lines.push({ ...read, by: 'ana', side: 'STAFF', whole: true, entries: [...entries] });
    lines.push({ ...read, by: 'chloe', side: 'CLIENT', whole: false, entries: entries.filter(({ seq }) => seq !== null) });
  }
  return lines.toSorted((one, other) => one.t - other.t);
}
