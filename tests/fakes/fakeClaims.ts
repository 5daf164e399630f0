import type { ClaimStore } from '../../src/application/ports/storage';
import { type Breakable, makeOutage } from './breakable';

export type FakeClaims = ClaimStore & Breakable;

/** Claims that never expire by themselves, because the real store may return expired ones too. */
export const makeFakeClaims = (): FakeClaims => {
  const claims = new Map<string, string>();
  const outage = makeOutage();
  const on = async <T>(operation: string, run: () => T): Promise<T> => {
    await Promise.resolve(); // simultaneous callers take turns
    outage.check(operation);
    return run();
  };
  const put = (name: string, value: unknown): void => {
    claims.set(name, JSON.stringify(value));
  };
  return {
    claim: (name, value) =>
      on('claim', () => {
        if (claims.has(name)) return false;
        put(name, value);
        return true;
      }),
    read: (name) =>
      on('read', () => {
        const held = claims.get(name);
        return held === undefined ? undefined : (JSON.parse(held) as unknown);
      }),
    replace: (name, value) =>
      on('replace', () => {
        put(name, value);
      }),
    release: (name) =>
      on('release', () => {
        claims.delete(name);
      }),
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
