import { createHash } from 'node:crypto';
import type { DocumentNode } from 'graphql';
import type { Measured } from './measure.ts';

/** A document that was read and found in order. */
export interface KnownDocument {
  document: DocumentNode;
  measured: Measured[];
  tokens: number;
  /** What it asks for, however it is written. */
  shape: string;
}

/**
 * Documents that were found in order, so that an operation asked again is not read again. Bounded: the one that nobody
 * has asked for longest makes way, and long ones, which no screen sends, are not kept.
 */
export class KnownDocuments {
  readonly #byText = new Map<string, KnownDocument>();
  readonly #byHash = new Map<string, KnownDocument>();

  constructor(readonly most = 300, readonly longest = 16_384) {}

  /** By the text itself: hashing it for every operation would cost more than looking. */
  find(query: string): KnownDocument | undefined {
    const known = this.#byText.get(query);
    if (known) {
      this.#byText.delete(query);
      this.#byText.set(query, known);
    }
    return known;
  }

  /** By the SHA-256 of the text, in hexadecimal: one that was found by its text before. */
  findByHash(hash: string): KnownDocument | undefined {
    return this.#byHash.get(hash);
  }

  keep(query: string, known: KnownDocument): void {
    if (query.length > this.longest) return;
    this.#byText.set(query, known);
    this.#byHash.set(hashOf(query), known);
    const [oldest] = this.#byText.keys();
    if (this.#byText.size <= this.most || oldest === undefined) return;
    this.#byText.delete(oldest);
    this.#byHash.delete(hashOf(oldest));
  }
}

function hashOf(query: string): string {
  return createHash('sha256').update(query).digest('hex');
}
