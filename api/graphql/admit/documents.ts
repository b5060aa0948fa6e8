import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import type { Measured } from './measure.ts';

/** A document that was read and found in order. */
export interface KnownDocument {
  document: DocumentNode;
  measured: Measured[];
  tokens: number;
}

/**
 * Documents that were found in order, so that an operation asked again is not read again. Bounded: the one that nobody
 * has asked for longest makes way, and long ones, which no screen sends, are not kept.
 */
export class KnownDocuments {
  readonly #byHash = new Map<string, KnownDocument>();

  constructor(readonly most = 300, readonly longest = 16_384) {}

  find(query: string): KnownDocument | undefined {
    return this.findByHash(hashOf(query));
  }

  /** By the SHA-256 of the text, in hexadecimal. */
  findByHash(hash: string): KnownDocument | undefined {
    const known = this.#byHash.get(hash);
    if (known) {
      this.#byHash.delete(hash);
      this.#byHash.set(hash, known);
    }
    return known;
  }

  keep(query: string, known: KnownDocument): void {
    if (query.length > this.longest) return;
    this.#byHash.set(hashOf(query), known);
    const [oldest] = this.#byHash.keys();
    if (this.#byHash.size > this.most && oldest !== undefined) this.#byHash.delete(oldest);
  }
}

function hashOf(query: string): string {
  return createHash('sha256').update(query).digest('hex');
}
