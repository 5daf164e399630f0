/**
 * The life of one invocation, which can end at any of its outside calls, before or after it is
 * carried out. From then on none of its calls do anything or answer.
 */
export type Life = {
  lives: <T extends object>(port: T) => T;
  isOver: () => boolean;
  /** Resolves when the life ends early. */
  ended: Promise<void>;
  end: () => void;
};

export type Death = { atCall: number; when: 'before' | 'after' };

export const makeLife = (death?: Death): Life => {
  let calls = 0;
  let over = false;
  const isOver = (): boolean => over;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const never = new Promise<never>(() => undefined);
  const die = (): Promise<never> => {
    over = true;
    end();
    return never;
  };

  const alive =
    (run: (...args: unknown[]) => unknown) =>
    async (...args: unknown[]): Promise<unknown> => {
      if (isOver()) return never;
      calls += 1;
      const isLast = calls === death?.atCall;
      if (isLast && death.when === 'before') return die();
      try {
        return await run(...args);
      } finally {
        // eslint-disable-next-line no-unsafe-finally -- a dead invocation gets no answer
        if (isLast || isOver()) return die();
      }
    };

  return {
    ended,
    end: () => {
      over = true;
      end();
    },
    isOver,
    lives: <T extends object>(port: T): T =>
      Object.fromEntries(
        Object.entries(port).map(([name, value]) => [
          name,
          typeof value === 'function' ? alive(value as never) : (value as unknown),
        ]),
      ) as T,
  };
};
