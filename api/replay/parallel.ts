/** Does the work for each, so many at once, in the order in which they come. The first failure ends it, after those under way. */
export async function inParallel<Each>(atOnce: number, all: Iterable<Each> | AsyncIterable<Each>, work: (each: Each, index: number) => Promise<void>): Promise<void> {
  const coming = Symbol.asyncIterator in all ? all[Symbol.asyncIterator]() : all[Symbol.iterator]();
  let index = 0;
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    while (failures.length === 0) {
      const { value, done } = await coming.next();
      if (done) return;
      await work(value, index++);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, () => lane().catch((error: unknown) => void failures.push(error))));
  await coming.return?.();
  if (failures.length > 0) throw failures[0];
}
