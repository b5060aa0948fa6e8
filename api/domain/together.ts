/**
 * Answers many askers with few statements: what is asked within one turn of the event loop is asked together, at most
 * `most` at once, and one such question after the other, so that a thousand who look at the same moment do not take every
 * connection from those who write.
 */
export function together<Ask, Answer>(most: number, answer: (asked: Ask[]) => Promise<Answer[]>): (ask: Ask) => Promise<Answer> {
  let waiting: { ask: Ask; told: PromiseWithResolvers<Answer> }[] = [];
  let busy = false;

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const now = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await answer(now.map(({ ask }) => ask)).then(
        (answers) => answers.forEach((each, i) => now[i]?.told.resolve(each)),
        (error: unknown) => now.forEach(({ told }) => told.reject(error)),
      );
    }
    busy = false;
  };

  return (ask) => {
    const told = Promise.withResolvers<Answer>();
    waiting.push({ ask, told });
    if (!busy) {
      busy = true;
      setImmediate(() => void work());
    }
    return told.promise;
  };
}
