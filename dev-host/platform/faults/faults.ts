import type { Fault } from './fault';

/** The faults that were asked for, with a count of what each has let pass. */
export type Faults = {
  set: (faults: readonly Fault[]) => void;
  /**
   * The fault for what happens now, if any: the first that matches and is due. Counts it. Only the
   * effects that fit what happens are looked at.
   */
  next: <E extends Fault['effect']>(
    target: Fault['target'],
    text: string,
    effects: readonly E[],
  ) => (Fault & { effect: E }) | undefined;
};

export const makeFaults = (): Faults => {
  let counted: { fault: Fault; seen: number }[] = [];
  return {
    set: (faults) => {
      counted = faults.map((fault) => ({ fault, seen: 0 }));
    },
    next: <E extends Fault['effect']>(
      target: Fault['target'],
      text: string,
      effects: readonly E[],
    ) => {
      let due: (Fault & { effect: E }) | undefined;
      for (const entry of counted) {
        const { fault } = entry;
        if (fault.target !== target || !text.includes(fault.match ?? '')) continue;
        if (!hasEffect(fault, effects)) continue;
        entry.seen += 1;
        const last = fault.after + (fault.times ?? Infinity);
        if (entry.seen > fault.after && entry.seen <= last) due ??= fault;
      }
      return due;
    },
  };
};

const hasEffect = <E extends Fault['effect']>(
  fault: Fault,
  effects: readonly E[],
): fault is Fault & { effect: E } => effects.some((effect) => effect === fault.effect);
