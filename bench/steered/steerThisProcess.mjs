import timersPromises from 'node:timers/promises';
import { replaceDate } from '../../dev-host/worker/replaceDate';

/** Runs all code in this process, from now on, in steered time: dates, timers and clocks. */
export function steerThisProcess(time) {
  replaceDate(time.now);
  performance.now = time.now;
  timersPromises.setTimeout = time.pause;
  Object.assign(globalThis, { setTimeout: time.setTimeout, clearTimeout: time.clearTimeout });
}
