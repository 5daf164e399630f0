import type { operationsOf } from './description';

/** A request to the simulated site. */
export type Request = {
  method: string;
  path: string;
  query: Record<string, string>;
  /** Sent as JSON, or as it is if it is a text. */
  body?: unknown;
  contentType?: string;
};

/** What requests name: a group, a person, and a name that no group has. */
export type World = { groupId: string; name: string; accountId: string; unused: string };

type Operation = ReturnType<typeof operationsOf>[number];

const BASE = '/wiki/rest/api';

/** Values of each parameter. With the first one, the request is right. */
const VALUES: Record<string, (world: World) => [right: string, ...others: string[]]> = {
  start: () => ['0', '1', '-1', 'x'],
  limit: () => ['2', '0', '200', '201', 'x'],
  accessType: () => ['site-admin', 'owner'],
  shouldReturnTotalSize: () => ['true', 'false'],
  expand: () => ['operations', 'personalSpace'],
  id: ({ groupId }) => [groupId, 'unknown'],
  groupId: ({ groupId }) => [groupId, 'unknown'],
  name: ({ name }) => [name, 'no group has this name'],
  query: () => ['project', 'no group has this name'],
  accountId: ({ accountId }) => [accountId, 'unknown'],
  cql: () => ['user.fullname ~ "an"', 'user.fullname ~ "an (ext.)"', 'type = page'],
};

// Confluence no longer supports the first two, and the simulator refuses the third.
const UNUSED_PARAMETERS = ['key', 'username', 'sitePermissionTypeFilter'];

const bodiesOf = (operation: Operation, { accountId, unused }: World): unknown[] => {
  if (operation.operation.requestBody === undefined) return [undefined];
  return operation.name === 'POST /group'
    ? [{ name: unused }, { name: ' ' }, {}, undefined]
    : [{ accountId }, { accountId: 'unknown' }, {}, undefined];
};

/**
 * Builds requests to an operation. The first is right. Each of the others differs from it in one
 * part: a parameter is missing, empty or has another value, or the body is another one.
 */
export const requestsTo = (operation: Operation, world: World): [Request, ...Request[]] => {
  const [method = '', template = ''] = operation.name.split(' ');
  const parameters = operation.parameters.filter(({ name }) => !UNUSED_PARAMETERS.includes(name));
  const valuesOf = (name: string): [string, ...string[]] => {
    const values = VALUES[name];
    if (values === undefined) throw new Error(`There are no values for ?${name} here.`);
    return values(world);
  };
  const namesIn = (place: string): string[] =>
    parameters.filter((each) => each.in === place).map(({ name }) => name);
  const pathWith = (values: Record<string, string>): string =>
    BASE + template.replaceAll(/\{(\w+)\}/g, (_text, name: string) => values[name] ?? '');
  const rightOf = (names: readonly string[]): Record<string, string> =>
    Object.fromEntries(names.map((name) => [name, valuesOf(name)[0]]));

  const [body, ...otherBodies] = bodiesOf(operation, world);
  const inPath = rightOf(namesIn('path'));
  const right = { method, path: pathWith(inPath), query: rightOf(namesIn('query')), body };
  return [
    right,
    ...namesIn('path').flatMap((name) =>
      valuesOf(name).map((value) => ({ ...right, path: pathWith({ ...inPath, [name]: value }) })),
    ),
    ...namesIn('query').flatMap((name) => {
      const { [name]: _left, ...rest } = right.query;
      const others = ['', ...valuesOf(name).slice(1)];
      return [rest, ...others.map((value) => ({ ...rest, [name]: value }))].map((query) => ({
        ...right,
        query,
      }));
    }),
    ...otherBodies.map((other) => ({ ...right, body: other })),
  ];
};
