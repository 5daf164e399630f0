import type { SetupItem } from '../../../src/contract/setupApi';
import { summaryOf } from '../../../static/admin/setup/setupWords';

const WORKS: SetupItem = { key: 'app', state: 'works', how: 'tested', next: 'none' };
const UNKNOWN: SetupItem = { key: 'app', state: 'unknown', how: 'nothing-tried', next: 'run-test' };
const REFUSED: SetupItem = {
  ...{ key: 'emails', state: 'refused', how: 'emails-hidden', next: 'use-user-list' },
};

describe('the summary of Setup', () => {
  test('is good if nothing has to be done', () => {
    const waiting: SetupItem = {
      ...{ key: 'hour', state: 'unknown', how: 'hour-not-yet', next: 'wait-for-first-run' },
    };
    const names: SetupItem = {
      ...{ key: 'names', state: 'refused', how: 'names-retired', next: 'use-ids' },
    };
    expect(summaryOf([WORKS, waiting, names])).toEqual({
      ...{ appearance: 'success', title: 'setup.summary.works', works: 1, rest: 2, next: [] },
    });
  });

  test('names each next step once, and what does not work first', () => {
    expect(summaryOf([UNKNOWN, UNKNOWN, REFUSED])).toEqual({
      ...{ appearance: 'warning', title: 'setup.summary.refused', works: 0, rest: 0 },
      next: ['setup.next.use-user-list', 'setup.next.run-test'],
    });
  });

  test('asks for a self-test if nothing was tried', () => {
    expect(summaryOf([UNKNOWN])).toMatchObject({
      ...{ appearance: 'information', title: 'setup.summary.unknown' },
      next: ['setup.next.run-test'],
    });
  });

  test('says that Rollcall works, although a self-test would tell more', () => {
    expect(summaryOf([WORKS, { ...UNKNOWN, key: 'owner' }])).toMatchObject({
      ...{ appearance: 'success', title: 'setup.summary.works', works: 1, rest: 1 },
      next: ['setup.next.run-test-too'],
    });
  });
});
