import type { Fault } from './fault';

/** The faults that were asked for, with a count of what each has let pass. */
export type Faults = {
  set: (faults: readonly Fault[]) => void;
  /**
   * The fault for what happens now, if any: the first that matches and is due. Counts it. Where not
   * every effect fits what happens, only those that do are looked at.
   */
  next: (
    target: Fault['target'],
    text: string,
    effects?: readonly Fault['effect'][],
  ) => Fault | undefined;
};

export const makeFaults = (): Faults => {
  let counted: { fault: Fault; seen: number }[] = [];
  return {
    set: (faults) => {
      counted = faults.map((fault) => ({ fault, seen: 0 }));
    },
    next: (target, text, effects) => {
      let due: Fault | undefined;
      for (const entry of counted) {
        const { fault } = entry;
        if (fault.target !== target || !text.includes(fault.match ?? '')) continue;
        if (effects !== undefined && !effects.includes(fault.effect)) continue;
        entry.seen += 1;
        const last = fault.after + (fault.times ?? Infinity);
        if (entry.seen > fault.after && entry.seen <= last) due ??= fault;
      }
      return due;
    },
  };
};
