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
      ...{ appearance: 'success', title: 'setup.summary.works', works: 1, next: [] },
    });
  });

  test('names each next step once, and what does not work first', () => {
    expect(summaryOf([UNKNOWN, UNKNOWN, REFUSED])).toEqual({
      ...{ appearance: 'warning', title: 'setup.summary.refused', works: 0 },
      next: ['setup.next.use-user-list', 'setup.next.run-test'],
    });
  });

  test('asks for a self-test if only that is missing', () => {
    expect(summaryOf([WORKS, UNKNOWN])).toMatchObject({
      ...{ appearance: 'information', next: ['setup.next.run-test'] },
    });
  });
});
