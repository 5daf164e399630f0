import type { Fault, RenameFault } from './fault';
import { matchesFault, type Target } from './matchesFault';

/** What becomes of one request: it waits, groups are renamed, and one thing at most goes wrong. */
export type Misfortune = {
  delayMs: number;
  renames: RenameFault[];
  fault?: Exclude<Fault, { effect: 'delay' | 'rename' }>;
};

export type FaultList = {
  set(faults: readonly Fault[]): void;
  /** Finds what is meant for a request, and counts it as used. */
  take(target: Target): Misfortune;
};

/**
 * Makes a list without faults. All delays that match add up and all renames are made, until the
 * first fault that decides what is answered; faults after that one are not used up.
 */
export const makeFaultList = (): FaultList => {
  let list: { fault: Fault; left: number }[] = [];
  return {
    set: (faults) => {
      list = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
    },
    take: (target) => {
      let delayMs = 0;
      const renames: RenameFault[] = [];
      for (const entry of list) {
        if (entry.left === 0 || !matchesFault(entry.fault, target)) continue;
        entry.left -= 1;
        const { fault } = entry;
        if (fault.effect === 'delay') delayMs += fault.value;
        else if (fault.effect === 'rename') renames.push(fault);
        else return { delayMs, renames, fault };
      }
      return { delayMs, renames };
    },
  };
};
