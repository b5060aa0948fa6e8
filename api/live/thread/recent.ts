import { type EntryChange, further, type NewEntry, type News, type Numbers, NOTHING_NEWER } from '../../domain/threads/news.ts';
import { PAGE } from './reading.ts';

/** How far one thread was read on this server, and its newest entries, for those who have not got them yet. */
export class Recent {
  #head: Numbers = NOTHING_NEWER;
  #floor: Numbers = NOTHING_NEWER;
  #told: readonly (NewEntry | EntryChange)[] = [];

  get isBegun(): boolean {
    return this.#head !== NOTHING_NEWER;
  }

  /** Everything up to here was read. Before the first reading nothing is newer, so that it finds the numbers alone. */
  get head(): Numbers {
    return this.#head;
  }

  /** All that is newer than this is here. */
  get floor(): Numbers {
    return this.#floor;
  }

  /** Entries that have come, and changes of others. */
  get told(): readonly (NewEntry | EntryChange)[] {
    return this.#told;
  }

  /** Says whether there is more to be read. */
  take({ entries, changes, newest }: News): boolean {
    if (!this.isBegun) {
      this.#head = newest;
      this.#floor = newest;
      return false;
    }
    this.#told = [...this.#told, ...entries, ...changes];
    if (entries.length >= PAGE) {
      // Changes are read once all entries have come: until then nothing is known of them.
      this.#head = entries.reduce((head, { seq, noteNo }) => further(head, { ...head, seq, noteNo }), this.#head);
      return true;
    }
    const ofMessages = changes.filter(({ noteNo }) => noteNo === 0);
    const ofNotes = changes.filter(({ noteNo }) => noteNo > 0);
    const isFull = ofMessages.length >= PAGE || ofNotes.length >= PAGE;
    this.#head = further(this.#head, {
      ...newest,
      change: ofMessages.length >= PAGE ? (ofMessages.at(-1)?.changed.change ?? 0) : newest.change,
      noteChange: ofNotes.length >= PAGE ? (ofNotes.at(-1)?.changed.noteChange ?? 0) : newest.noteChange,
    });
    return isFull;
  }

  /** An idle thread keeps nothing; `busy`: the newest page, for those who were not free or not judged. */
  forget(busy: boolean): void {
    const kept = busy ? this.#told.slice(-PAGE) : [];
    this.#floor = kept.length === 0 ? this.#head : this.#told.slice(0, this.#told.length - kept.length).reduce(beyond, this.#floor);
    this.#told = kept;
  }
}

/** What somebody has at least who has been told this: an entry, or a change of one that they have. */
function beyond(floor: Numbers, { is, seq, noteNo, changed }: NewEntry | EntryChange): Numbers {
  return further(floor, is === 'entry' ? { seq, noteNo, ...changed } : { seq: 0, noteNo: 0, ...changed });
}
