import type { AccessList, AccessListStore } from '../../src/application/ports/storage';
import { type Breakable, makeOutage } from './breakable';

export type FakeAccessLists = AccessListStore & Breakable;

/** The lists of groups that give an access, in memory. */
export const makeFakeAccessLists = (): FakeAccessLists => {
  const lists = new Map<string, AccessList>();
  const outage = makeOutage();
  return {
    read: async (access) => {
      await Promise.resolve();
      outage.check('read access list');
      return structuredClone(lists.get(access));
    },
    save: async (access, list) => {
      await Promise.resolve();
      outage.check('save access list');
      lists.set(access, structuredClone(list));
    },
    breakDown: outage.breakDown,
    repair: outage.repair,
  };
};
