/** Replaces this thread's `Date` by one that gets the time from `now`. */
export const replaceDate = (now: () => number): void => {
  const RealDate = Date;
  const Steered = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
  });
  RealDate.now = now;
  RealDate.prototype.constructor = Steered;
  globalThis.Date = Steered;
};
