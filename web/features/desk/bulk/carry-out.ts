/** What became of one of several: done, with the way back if there is one, or why not, in a sentence. */
export type Outcome = { done: true; undo?: () => Promise<unknown> } | { done: false; why: string };

export interface Answered<Item> {
  item: Item;
  outcome: Outcome;
}

/** So many are under way at once. */
const AT_ONCE = 4;

/**
 * Carries a deed out on each of several, and answers for each in their order: one that is refused, or that fails, keeps
 * none of the others from being done.
 */
export async function carryOut<Item>(items: readonly Item[], deed: (item: Item) => Promise<Outcome>, whyNot: (error: unknown) => string): Promise<Answered<Item>[]> {
  const answers: Answered<Item>[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) {
      const item = items[at];
      if (item === undefined) return;
      answers[at] = { item, outcome: await deed(item).catch((error: unknown) => ({ done: false, why: whyNot(error) }) as const) };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

/** Undoes what was done, newest first; what cannot be undone any more stays as it is. Answers how many are back. */
export async function undoAll(answers: readonly Answered<unknown>[]): Promise<number> {
  let back = 0;
  for (const { outcome } of answers.toReversed()) {
    if (!outcome.done || !outcome.undo) continue;
    const came = await outcome.undo().then(() => true, () => false);
    if (came) back += 1;
  }
  return back;
}
