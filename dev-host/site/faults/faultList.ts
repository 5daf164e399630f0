import type { Fault } from './fault';
import { matchesFault, type Target } from './matchesFault';

/** What becomes of one request: it waits, then one thing at most goes wrong. */
export type Misfortune = { delayMs: number; fault?: Exclude<Fault, { effect: 'delay' }> };

export type FaultList = {
  set(faults: readonly Fault[]): void;
  /** Finds what is meant for a request, and counts it as used. */
  take(target: Target): Misfortune;
};

/**
 * Makes a list without faults. All delays that match add up, until the first fault that decides what
 * is answered; faults after that one are not used up.
 */
export const makeFaultList = (): FaultList => {
  let list: { fault: Fault; left: number }[] = [];
  return {
    set: (faults) => {
      list = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
    },
    take: (target) => {
      let delayMs = 0;
      for (const entry of list) {
        if (entry.left === 0 || !matchesFault(entry.fault, target)) continue;
        entry.left -= 1;
        if (entry.fault.effect !== 'delay') return { delayMs, fault: entry.fault };
        delayMs += entry.fault.value;
      }
      return { delayMs };
    },
  };
};
