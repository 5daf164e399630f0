/**
 * Puts a `Date` in the place of this worker's own that runs ahead of the machine's clock; gives what
 * sets by how many milliseconds. Timers and `performance` stay as they are.
 */
export const steerDate = (): ((aheadMs: number) => void) => {
  const RealDate = Date;
  const realNow = Date.now;
  let ahead = 0;
  const now = (): number => realNow() + ahead;
  const Steered = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
  });
  RealDate.now = now;
  RealDate.prototype.constructor = Steered;
  globalThis.Date = Steered;
  return (aheadMs) => {
    ahead = aheadMs;
  };
};
