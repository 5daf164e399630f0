import fc, { type Arbitrary } from 'fast-check';
import type { SiteGroup } from '../../seams/siteControl';

const PROTOTYPE_KEYS = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype'];

const oddTexts = fc.constantFrom(
  ...PROTOTYPE_KEYS,
  '',
  ' ',
  '\u0000',
  '\ud800',
  'null',
  '../../user',
  'a&name=site-admins',
  'x'.repeat(300),
  'y'.repeat(200_000),
  '٠١٢',
);

const texts = fc.oneof(oddTexts, fc.string({ unit: 'binary' }), fc.string());

const anything = fc.anything({
  key: fc.oneof(texts, fc.constantFrom('groupName', 'groupId', 'accountId', 'keyId')),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withSparseArray: true,
});

/** Any value: texts that cause trouble, nested ones, lists, numbers, and values unknown to JSON. */
export const junk: Arbitrary<unknown> = fc.oneof(texts, anything, fc.jsonValue());

export const mostly = (usual: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: junk });

const accounts = (people: readonly string[]): Arbitrary<unknown> =>
  mostly(fc.constantFrom(...people));

const groupFields = (
  groups: readonly SiteGroup[],
  nameField: string,
): Arbitrary<Record<string, unknown>> => {
  const group = fc.constantFrom(...groups);
  const name = mostly(group.map((one) => one.name));
  const id = mostly(group.map((one) => one.id));
  return fc.oneof(
    { weight: 3, arbitrary: name.map((given) => ({ [nameField]: given })) },
    { weight: 3, arbitrary: id.map((given) => ({ groupId: given })) },
    { weight: 1, arbitrary: fc.tuple(name, id).map(([a, b]) => ({ [nameField]: a, groupId: b })) },
    { weight: 1, arbitrary: fc.constant({}) },
  );
};

const extraFields: Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.dictionary(texts, junk, { maxKeys: 2 }) },
);

/** The input of a change: valid, nearly valid, or wrong. */
export const changes = (
  groups: readonly SiteGroup[],
  people: readonly string[],
  nameField: string,
): Arbitrary<unknown> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(groupFields(groups, nameField), accounts(people), extraFields)
        .map(([group, accountId, extra]) => ({ ...extra, ...group, accountId })),
    },
    { weight: 1, arbitrary: junk },
  );

const seenAt = mostly(
  fc.oneof(
    fc.record({ kind: fc.constant('members'), place: fc.nat(30) }),
    fc.record({ kind: fc.constant('groups') }),
  ),
);

/** The input of a removal that says where the page saw the person. */
export const removalsSeen = (
  groups: readonly SiteGroup[],
  people: readonly string[],
): Arbitrary<unknown> =>
  fc
    .tuple(groupFields(groups, 'groupName'), accounts(people), seenAt)
    .map(([group, accountId, seen]) => ({ ...group, accountId, seen }));

/** Any other action with its input: valid, nearly valid, or meant for another action. */
export const otherCalls = (
  groups: readonly SiteGroup[],
  actions: readonly string[],
): Arbitrary<[unknown, unknown]> => {
  const ids = fc.constantFrom(...groups).map(({ id }) => id);
  const inputs = {
    searchGroups: { query: mostly(fc.constantFrom('a', 'Café', ' ', '%')) },
    replaceKey: { keyId: mostly(fc.constant('keykeykey1')) },
    revokeKey: { keyId: mostly(fc.constant('keykeykey1')) },
    delegateGroup: { groupId: mostly(ids) },
    undelegateGroup: { groupId: mostly(ids) },
    createKey: {
      label: mostly(fc.constant('HR')),
      groups: mostly(fc.oneof(fc.constant('all-unprotected'), fc.array(mostly(ids)))),
      actions: mostly(fc.constantFrom(undefined, ['add'], ['remove'], ['add', 'remove'])),
    },
    browseGroups: { from: mostly(fc.constantFrom(0, 50, 1_000_000)) },
    listAccessGroups: {},
    getGroup: { groupId: mostly(ids) },
    listMembers: { groupId: mostly(ids), start: mostly(fc.nat(40)) },
    listGroupsOf: {
      accountId: mostly(fc.constantFrom('unknown-account', '5b10ac8d82e05b22cc7d4ef5')),
    },
    listActivity: { groupId: mostly(ids) },
    recallPlace: {},
    rememberPlace: { path: mostly(fc.constantFrom('/groups', '/activity', 'groups', '/ü')) },
    getSite: {},
    getSetup: {},
    startSelfTest: {
      groupId: mostly(ids),
      accountId: mostly(fc.constant('5b10ac8d82e05b22cc7d4ef5')),
    },
    stepSelfTest: { testId: mostly(fc.constant('x'.repeat(24))) },
    endSelfTest: {
      testId: mostly(fc.constant('x'.repeat(24))),
      how: mostly(fc.constantFrom('remove', 'keep')),
    },
    listKeys: {},
    listChanges: {},
  };
  const fitting = Object.entries(inputs).map(([action, fields]) => ({
    weight: isDelegation(action) ? 4 : 1, // rarely allowed, and the other calls depend on it
    arbitrary: fc.tuple(fc.constant(action), fc.record<Record<string, unknown>>(fields)),
  }));
  const unfitting = fc.tuple(functionKeys(actions), fc.oneof(fc.constant({}), junk));
  return fc.oneof(...fitting, { weight: 5, arbitrary: unfitting });
};

const functionKeys = (own: readonly string[]): Arbitrary<unknown> =>
  fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...own) },
    { weight: 1, arbitrary: fc.constantFrom(...PROTOTYPE_KEYS) },
    { weight: 1, arbitrary: junk },
  );

const isDelegation = (action: string): boolean =>
  action === 'delegateGroup' || action === 'undelegateGroup';
