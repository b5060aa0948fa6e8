/** Brings together what is asked one by one. */
export interface Groups<Asked, Answer> {
  ask(asked: Asked): Promise<Answer>;
  /** How many wait for the next group. */
  readonly waiting: number;
}

interface Waiting<Asked, Answer> {
  asked: Asked;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/**
 * While one group is carried out the next gathers: no timer, so whoever comes alone goes at once, and the busier it
 * is the larger the groups, up to `most`. One after the other, in the order in which they were asked; `together` begins
 * a group, and says of each whether it may stand in it or has to wait for the next; the first always may. There is an
 * answer for each, in the same order.
 */
export function inGroups<Asked, Answer>(
  carryOut: (group: Asked[]) => Promise<Answer[]>,
  most: number,
  together: () => (asked: Asked) => boolean = () => () => true,
): Groups<Asked, Answer> {
  let waiting: Waiting<Asked, Answer>[] = [];
  let running = false;

  const next = (): Waiting<Asked, Answer>[] => {
    const fits = together();
    const group: Waiting<Asked, Answer>[] = [];
    const left: Waiting<Asked, Answer>[] = [];
    for (const each of waiting) (group.length < most && fits(each.asked) ? group : left).push(each);
    waiting = left;
    return group;
  };

  const run = async (): Promise<void> => {
    running = true;
    // What arrives in the same turn stands in the same group.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = next();
      try {
        const answers = await carryOut(group.map(({ asked }) => asked));
        answers.forEach((answer, i) => group[i]?.resolve(answer));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    running = false;
  };

  return {
    ask: (asked) =>
      new Promise((resolve, reject) => {
        waiting.push({ asked, resolve, reject });
        if (!running) void run();
      }),
    get waiting() {
      return waiting.length;
    },
  };
}
