/**
 * The life of one invocation, which may be ended at any call that it makes of the outside: before
 * that is carried out or after. From then on nothing that it calls does anything or answers.
 */
export type Life = {
  lives: <T extends object>(port: T) => T;
  isOver: () => boolean;
  /** Settles when the life ends before its time. */
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
        // eslint-disable-next-line no-unsafe-finally -- whoever is dead hears of nothing
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
