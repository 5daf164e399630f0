import type { SelfTestStore } from '../../application/ports/storage';
import { StoreUnavailable } from '../../application/ports/storeUnavailable';
import { readSelfTest, SELF_TEST_SCHEMA } from '../../contract/stored';
import { readVersioned, writeVersioned } from './versioned';

const KEY = 'self-test';

/** The latest self-test in the app's storage. */
export const makeKvsSelfTest = (): SelfTestStore => ({
  open: async () => {
    const { value, version } = await readVersioned('read self-test', KEY);
    if (version === undefined) return { value: undefined, version };
    const stored = readSelfTest(value);
    // It may have left a person in a group, so it must not count as missing.
    if (!stored) throw new StoreUnavailable('read self-test', 'unknown form');
    return { value: stored.test, version };
  },
  save: (test, write) =>
    writeVersioned('save self-test', KEY, { schema: SELF_TEST_SCHEMA, test }, write),
});
