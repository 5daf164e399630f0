import type { SelfTestView, SetupItem } from '../../../src/contract/setupApi';
import {
  leftNextText,
  leftText,
  summaryOf,
  writeLook,
} from '../../../static/admin/setup/setupWords';

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
      ...{ appearance: 'success', title: 'setup.summary.works', works: 1, rest: 2 },
      ...{ broken: [], next: [] },
    });
  });

  test('names what does not work, and each next step once', () => {
    expect(summaryOf([UNKNOWN, UNKNOWN, REFUSED])).toEqual({
      ...{ appearance: 'warning', title: 'setup.summary.refused', works: 0, rest: 0 },
      broken: ['emails'],
      next: ['setup.next.use-user-list', 'setup.next.run-test'],
    });
  });

  test('puts a person whom a self-test may have left first', () => {
    expect(summaryOf([WORKS], true)).toEqual({
      ...{ appearance: 'warning', title: 'setup.summary.leftover', works: 1, rest: 0 },
      ...{ broken: [], next: ['setup.next.leftover'] },
    });
    expect(summaryOf([REFUSED, UNKNOWN], true)).toMatchObject({
      ...{ appearance: 'warning', title: 'setup.summary.refused' },
      next: ['setup.next.leftover', 'setup.next.use-user-list', 'setup.next.run-test'],
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

describe('the results of a self-test', () => {
  const add = { at: 1, outcome: 'added', certain: true } as const;
  const lost = { at: 1, outcome: 'timed-out', certain: false } as const;

  test('show no removal where none was tried', () => {
    expect(writeLook({ identity: 'app', state: 'open', add: lost }, 'removal')).toBeUndefined();
    expect(writeLook({ identity: 'app', state: 'open' }, 'removal')).toBeUndefined();
    expect(writeLook({ identity: 'app', state: 'open', add }, 'removal')).toMatchObject({
      text: 'setup.state.unknown',
    });
  });
});

describe('a person whom a self-test may have left', () => {
  const left: SelfTestView = {
    ...{ id: 'test', by: 'admin', accountId: 'person', group: { id: 'group', name: 'editors' } },
    ...{ startedAt: 1, state: 'left', isCertain: true, removableFrom: 1, trials: [] },
  };

  test.each<[string, Pick<SelfTestView, 'addedSince'>, string, string]>([
    ['nothing else', {}, 'setup.left.certain', 'setup.left.next'],
    [
      'perhaps a bulk change',
      { addedSince: 'maybe' },
      'setup.left.certain',
      'setup.left.maybe-added-next',
    ],
    [
      'certainly another change',
      { addedSince: 'certainly' },
      'setup.left.added',
      'setup.left.added-next',
    ],
  ])('since then %s', (_what, since, sentence, next) => {
    const test = { ...left, ...since };
    expect([leftText(test), leftNextText(test)]).toEqual([sentence, next]);
  });
});
