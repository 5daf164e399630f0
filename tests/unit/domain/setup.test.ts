import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  afterRefusal,
  afterSuccess,
  type Evidence,
  NO_EVIDENCE,
} from '../../../src/domain/capability';
import type { SelfTest } from '../../../src/domain/selfTest';
import { SCOPES, type SetupFacts, setupItems, type SetupKey } from '../../../src/domain/setup';
import { groupIdOf, groupName, PEOPLE } from '../../fakes/examples';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const MINUTE = 60_000;

const NOTHING: SetupFacts = {
  ...{
    now: NOW,
    viewerIsSiteAdmin: true,
    test: undefined,
    calls: [],
    granted: undefined,
    probes: {},
  },
  evidence: { app: NO_EVIDENCE, viewer: NO_EVIDENCE, owner: NO_EVIDENCE },
  ...{ namesRetired: undefined, emails: 'no-answer', isStorageBroken: false },
  queue: { askedAt: undefined, arrivedAt: undefined, wasRejected: false },
  ...{ points: undefined, hourlyRanAt: undefined, areListsCurrent: true },
};

const itemOf = (key: SetupKey, facts: Partial<SetupFacts>) =>
  setupItems({ ...NOTHING, ...facts }).find((item) => item.key === key);

const evidence = (app: Evidence, owner = NO_EVIDENCE): Pick<SetupFacts, 'evidence'> => ({
  evidence: { app, viewer: NO_EVIDENCE, owner },
});

const refusedBy = (before: Evidence, ...groups: number[]): Evidence =>
  groups.reduce((known, group) => afterRefusal(known, groupIdOf(group), NOW - MINUTE), before);

test('nothing asks for a self-test before Confluence has said which groups give admin rights', () => {
  const refused = refusedBy(NO_EVIDENCE, 1);
  for (const facts of [{}, evidence(refused, refused)]) {
    const items = setupItems({ ...NOTHING, ...facts, areListsCurrent: false });
    expect(items.map(({ next }) => next)).not.toContain('run-test');
    expect(items.map(({ next }) => next)).not.toContain('test-other-group');
    expect(items).toContainEqual({
      ...{ key: 'lists', state: 'unknown', how: 'lists-not-given', next: 'wait-for-lists' },
    });
  }
  expect(itemOf('lists', {})).toEqual({
    ...{ key: 'lists', state: 'works', how: 'lists-given', next: 'none' },
  });
});

describe('an identity', () => {
  test.each<[string, Partial<SetupFacts>, object]>([
    ['is unknown at first', {}, { state: 'unknown', how: 'nothing-tried', next: 'run-test' }],
    [
      'needs a site admin for a self-test',
      { viewerIsSiteAdmin: false },
      { state: 'unknown', next: 'ask-site-admin' },
    ],
    [
      'worked in a change',
      evidence(afterSuccess({ at: NOW - HOUR, source: 'change' })),
      { state: 'works', how: 'changed', at: NOW - HOUR, next: 'none' },
    ],
    [
      'worked in a self-test',
      evidence(afterSuccess({ at: NOW, source: 'test' }, {}, 'remove')),
      { state: 'works', how: 'tested', at: NOW },
    ],
    [
      'only added in a self-test',
      evidence(afterSuccess({ at: NOW, source: 'test' }, {}, 'add')),
      { state: 'works', how: 'changed', at: NOW },
    ],
    [
      'worked at a time that an older version did not store',
      evidence({ worked: true, refusals: [] }),
      { state: 'works', how: 'changed-earlier' },
    ],
    [
      'was refused once, which proves nothing',
      evidence(refusedBy(NO_EVIDENCE, 1, 1)),
      { state: 'unknown', how: 'refused-once', at: NOW - MINUTE, next: 'test-other-group' },
    ],
    [
      'was refused in two groups',
      evidence(refusedBy(NO_EVIDENCE, 1, 2)),
      { state: 'refused', how: 'refused-twice', at: NOW - MINUTE, next: 'change-as-you' },
    ],
    [
      'worked, and was refused once since',
      evidence(refusedBy(afterSuccess({ at: 0, source: 'change' }), 1)),
      { state: 'works', how: 'changed' },
    ],
  ])('%s', (_what, facts, item) => {
    expect(itemOf('app', facts)).toMatchObject(item);
  });

  test('of an absent admin was not impersonated in the latest self-test, which proves nothing', () => {
    const test: SelfTest = {
      ...{ id: 'x', by: PEOPLE.siteAdmin, accountId: PEOPLE.newcomer, startedAt: 0, busyUntil: 0 },
      group: { id: groupIdOf(1), name: groupName('editors') },
      trials: [
        {
          ...{ identity: 'owner', state: 'ended' },
          add: { at: 5, outcome: 'not-authenticated', certain: true, httpStatus: 401 },
        },
      ],
    };
    expect(itemOf('owner', { test })).toMatchObject({
      ...{ state: 'unknown', how: 'not-impersonated', at: 5, next: 'keep-page-open' },
    });
    const works = evidence(NO_EVIDENCE, afterSuccess({ at: 1, source: 'change' }));
    expect(itemOf('owner', { test, ...works })).toMatchObject({ state: 'works' });
  });
});

describe('the rest of the site', () => {
  const call = (at: number, groupId: string, isDone: boolean) => ({ at, groupId, isDone });
  const asked = (askedAt?: number, arrivedAt?: number, wasRejected = false) => ({
    queue: { askedAt, arrivedAt, wasRejected },
  });

  test.each<[string, SetupKey, Partial<SetupFacts>, object]>([
    ['no call', 'calls', {}, { state: 'unknown', how: 'no-call', next: 'make-call' }],
    ['a call that worked', 'calls', { calls: [call(9, 'a', true)] }, { state: 'works', at: 9 }],
    [
      'calls that were refused in one group',
      'calls',
      { calls: [call(9, 'a', false), call(8, 'a', false)] },
      { state: 'unknown', how: 'call-refused-once', at: 9, next: 'call-for-other-group' },
    ],
    [
      'a refused call after one that worked',
      'calls',
      { calls: [call(9, 'a', false), call(8, 'b', true), call(7, 'b', false)] },
      { state: 'unknown' },
    ],
    [
      'calls that were refused in two groups',
      'calls',
      { calls: [call(9, 'a', false), call(8, 'b', false), call(7, 'a', true)] },
      { state: 'refused', how: 'calls-refused', at: 9 },
    ],
    ['a queue that was asked', 'queue', asked(NOW), { state: 'unknown', how: 'event-on-its-way' }],
    ['a queue that delivered', 'queue', asked(NOW - 9, NOW), { state: 'works', at: NOW }],
    [
      'a queue that delivered before, and was asked again',
      'queue',
      asked(NOW - MINUTE, NOW - HOUR),
      { state: 'works', at: NOW - HOUR },
    ],
    [
      'a queue that delivers no more',
      'queue',
      asked(NOW - 5 * MINUTE, NOW - HOUR),
      { state: 'refused', how: 'event-late', at: NOW - 5 * MINUTE },
    ],
    [
      'a queue that takes no event once',
      'queue',
      asked(undefined, undefined, true),
      { state: 'unknown', how: 'event-rejected' },
    ],
    ['an hourly run that never was', 'hour', {}, { state: 'unknown', how: 'hour-not-yet' }],
    ['an hourly run', 'hour', { hourlyRanAt: NOW - HOUR }, { state: 'works', at: NOW - HOUR }],
    ['one missed run', 'hour', { hourlyRanAt: NOW - 2 * HOUR }, { state: 'works' }],
    ['two missed runs', 'hour', { hourlyRanAt: NOW - 3 * HOUR }, { state: 'refused' }],
    ['no word about points', 'points', {}, { state: 'unknown', how: 'points-not-told' }],
    ['plenty of points', 'points', { points: 'plenty' }, { state: 'works' }],
    [
      'some points',
      'points',
      { points: { left: 5, of: 9 } },
      { state: 'works', how: 'points-left', points: { left: 5, of: 9 } },
    ],
    ['no points', 'points', { points: { left: 0, of: 9 } }, { state: 'refused' }],
    ['emails that are shown', 'emails', { emails: 'shown' }, { state: 'works' }],
    ['emails that the site hides', 'emails', { emails: 'hidden' }, { state: 'refused' }],
    ['an email that its owner may hide', 'emails', { emails: 'not-yours' }, { state: 'unknown' }],
    ['no answer about emails', 'emails', {}, { state: 'unknown', next: 'check-again' }],
    ['names that nobody said are gone', 'names', {}, { state: 'unknown', next: 'none' }],
    ['names that are gone', 'names', { namesRetired: 7 }, { state: 'refused', at: 7 }],
    [
      'names that an older version saw to be gone',
      'names',
      { namesRetired: true },
      { state: 'refused', how: 'names-retired' },
    ],
    ['storage', 'storage', {}, { state: 'works', at: NOW }],
    ['broken storage', 'storage', { isStorageBroken: true }, { state: 'refused' }],
  ])('%s', (_what, key, facts, item) => {
    expect(itemOf(key, facts)).toMatchObject(item);
  });

  test('is not known from storage that does not answer', () => {
    const items = setupItems({ ...NOTHING, isStorageBroken: true });
    expect(items.filter(({ how }) => how === 'not-read').map(({ key }) => key)).toEqual([
      ...['app', 'viewer', 'owner', 'calls', 'queue', 'hour', 'names'],
    ]);
  });
});

describe('a scope', () => {
  const SCOPE = 'read:confluence-user';
  test.each<[string, Partial<SetupFacts>, string, string]>([
    ['is not known if nothing says so', {}, 'unknown', 'scope-not-told'],
    ['is listed', { granted: [SCOPE] }, 'works', 'scope-listed'],
    ['is not listed', { granted: ['x'] }, 'refused', 'scope-not-listed'],
    ['was used', { granted: ['x'], probes: { [SCOPE]: 'answered' } }, 'works', 'scope-used'],
    [
      'is not listed, and a request was rejected for it',
      { granted: ['x'], probes: { [SCOPE]: 'scope-missing' } },
      ...(['refused', 'scope-rejected'] as const),
    ],
    [
      'is listed, and one request was rejected for it: that proves nothing',
      { granted: [SCOPE], probes: { [SCOPE]: 'scope-missing' } },
      ...(['unknown', 'scope-doubtful'] as const),
    ],
    [
      'is perhaps listed, and one request was rejected for it',
      { probes: { [SCOPE]: 'scope-missing' } },
      ...(['unknown', 'scope-doubtful'] as const),
    ],
    [
      'is listed, and a request failed otherwise',
      { granted: [SCOPE], probes: { [SCOPE]: 'other' } },
      ...(['works', 'scope-listed'] as const),
    ],
  ])('%s', (_what, facts, state, how) => {
    const item = setupItems({ ...NOTHING, ...facts }).find(({ scope }) => scope === SCOPE);
    expect(item).toMatchObject({ state, how });
  });

  test('is one of those in the manifest', () => {
    const manifest = parse(
      readFileSync(join(__dirname, '../../../manifest.yml'), 'utf8'),
    ) as unknown as { permissions: { scopes: Record<string, unknown> } };
    expect(Object.keys(manifest.permissions.scopes).toSorted()).toEqual(SCOPES.toSorted());
  });
});
