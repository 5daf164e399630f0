import type { Version } from './description';

/** Something that is not as Atlassian describes it, and why it is right to have it here. */
export type Deviation = {
  /** What is not as described, in the words of `description.ts`. */
  problem: string | RegExp;
  /** Where. If it is missing: in all operations. */
  operations?: readonly string[];
  /** According to which versions. If it is missing: all. */
  versions?: readonly Version[];
  /**
   * How well the difference is known. `documented`: by Atlassian, in another place. `reported`: by
   * people who saw it. `guess`: by no one.
   */
  basis: 'documented' | 'reported' | 'guess';
  /** The reason, and the source if it has one. */
  why: string;
};

const BY_NAME = [
  'GET /group/by-name',
  'GET /group/member',
  'POST /group/user',
  'DELETE /group/user',
];
const ADDS = ['POST /group/user', 'POST /group/userByGroupId'];
const REMOVALS = ['DELETE /group/user', 'DELETE /group/userByGroupId'];
const USERS_BULK = 'POST /wiki/api/v2/users-bulk';

const REMOVED: Deviation = {
  problem: 'the operation is not described',
  operations: BY_NAME,
  versions: ['2025-11'],
  basis: 'documented',
  why:
    'The version of 2024 has the operation as deprecated. Sites that still have it answer as before, ' +
    'so its answers are checked against that version only.',
};

const OTHER_API: Deviation = {
  problem: 'the operation is not described',
  operations: [USERS_BULK],
  basis: 'documented',
  why:
    'It belongs to version 2 of the API, which has a description of its own. It is not stored here; ' +
    'usersBulk.test.ts checks the answers. ' +
    'https://developer.atlassian.com/cloud/confluence/rest/v2/api-group-user/',
};

/** Answers of the simulated site that are not as described. An entry that isn't needed fails. */
export const ANSWERS: readonly Deviation[] = [
  REMOVED,
  OTHER_API,
  {
    problem: 'the operation is not described',
    operations: ['PUT /wiki/rest/api/group', 'GET /wiki/rest/api/unknown'],
    basis: 'guess',
    why: 'There is no such operation: 405 for another method of a known path, 404 for another path.',
  },
  {
    problem: 'status 410',
    operations: BY_NAME,
    versions: ['2024-02'],
    basis: 'reported',
    why:
      'Where the operation was removed. ' +
      'https://github.com/atlassian-api/atlassian-python-api/pull/1594',
  },
  {
    problem: 'status 429',
    basis: 'documented',
    why: 'Every operation has limits. https://developer.atlassian.com/cloud/confluence/rate-limiting/',
  },
  {
    problem: 'status 503',
    operations: ['POST /group/userByGroupId'],
    basis: 'documented',
    why:
      'Only as a fault that a test sets. ' +
      'https://developer.atlassian.com/cloud/confluence/rate-limiting/',
  },
  {
    problem: 'status 500',
    operations: ['POST /group/userByGroupId'],
    basis: 'reported',
    why:
      'HystrixRuntimeException if no license is left; only as a fault that a test sets. ' +
      'https://jira.atlassian.com/browse/CONFCLOUD-84635',
  },
  {
    problem: 'status 401',
    operations: [
      'GET /group',
      'GET /group/by-id',
      'GET /group/by-name',
      'GET /group/member',
      'GET /group/picker',
      'GET /group/{groupId}/membersByGroupId',
      'GET /search/user',
      'GET /user/current',
      'GET /user/memberof',
    ],
    basis: 'reported',
    why:
      'The gateway in front of Confluence refuses an unknown caller before it asks the operation. ' +
      'Developers of Forge apps report its 401. The description has 401 for the other operations only.',
  },
  {
    problem: 'status 409',
    operations: ADDS,
    basis: 'reported',
    why:
      'The person is already a member. A vendor of another app reported it. Jira answers 400 to the ' +
      'same request, which Rollcall also accepts.',
  },
  {
    problem: /^status 20[024]$/,
    operations: ADDS,
    basis: 'guess',
    why:
      'Only with the switch `writeStatuses`, which `wild` uses: a client should accept any 2xx, so ' +
      'that Confluence can change from one to another.',
  },
  {
    problem: /^status 20[012]$/,
    operations: REMOVALS,
    basis: 'guess',
    why: 'The same for removals.',
  },
  {
    problem: 'status 400',
    operations: [
      'GET /group',
      'GET /group/by-id',
      'GET /group/by-name',
      'GET /group/member',
      'GET /group/picker',
      'GET /user',
      'GET /user/memberof',
    ],
    basis: 'guess',
    why:
      'A parameter is missing, or has a value that is not described. The description says nothing ' +
      'about such requests. Rollcall sends none.',
  },
  {
    problem: /^status 41[35]$/,
    operations: ['POST /group'],
    basis: 'guess',
    why: 'A body that is too large or not JSON. Rollcall sends none.',
  },
  {
    problem: /^body(?:\/results\/\*)?\/(?:managedBy|usageType) is unknown$/,
    operations: [
      'GET /group',
      'POST /group',
      'GET /group/by-id',
      'GET /group/by-name',
      'GET /group/picker',
      'GET /user/memberof',
    ],
    basis: 'documented',
    why:
      'Groups have both fields since teams are shown as groups. ' +
      'https://community.developer.atlassian.com/t/syncing-teams-data-into-confluence/98436',
  },
  {
    problem: /\/isGuest is unknown$/,
    versions: ['2024-02'],
    basis: 'documented',
    why: 'The version of 2025 has the field.',
  },
  {
    problem: 'body/totalSize is missing',
    operations: ['GET /search/user'],
    basis: 'reported',
    why: 'Only with the switch `totalSize`, which `wild` uses. Users of other clients reported it.',
  },
];

/** Requests of Rollcall that are not as described. An entry that isn't needed fails. */
export const REQUESTS: readonly Deviation[] = [
  { ...REMOVED, operations: ['POST /group/user', 'DELETE /group/user'] },
  OTHER_API,
];

/** Looks up problems in a list of deviations, and keeps which entries were needed. */
export const makeExplanations = (deviations: readonly Deviation[]) => {
  const needed = new Set<Deviation>();
  return {
    isExplained: (problem: string, operation: string, version: Version): boolean => {
      const fitting = deviations.filter(
        (each) =>
          (typeof each.problem === 'string'
            ? each.problem === problem
            : each.problem.test(problem)) &&
          each.operations?.includes(operation) !== false &&
          each.versions?.includes(version) !== false,
      );
      for (const each of fitting) needed.add(each);
      return fitting.length > 0;
    },
    unneeded: (): Deviation[] => deviations.filter((each) => !needed.has(each)),
  };
};
