/** A call of `callBridge`, by `@forge/react` or `@forge/bridge`. */
export type CaughtCall = { command: string; data: unknown };

/** The calls so far. Import this file before both packages: they look for the bridge on import. */
export const caughtCalls: CaughtCall[] = [];

const callBridge = (command: string, data: unknown): Promise<void> => {
  caughtCalls.push({ command, data });
  return Promise.resolve();
};

Object.assign(globalThis, { self: globalThis, __bridge: { callBridge } });
