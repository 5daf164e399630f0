// The page and its jobs know each group's ID, so they write by ID.
const WRITE = { method: 'POST', path: '/wiki/rest/api/group/userByGroupId' };
const REMOVAL = { ...WRITE, method: 'DELETE' };

type Answer = { body?: string | Record<string, unknown>; headers?: Record<string, string> };

/** A fault of the simulated site: answers every attempt to add a person like this. */
export const addsAnswered = (status: number, answer: Answer = {}) => ({
  match: WRITE,
  effect: 'status',
  value: { status, body: '', ...answer },
});

/** The same for every attempt to remove a person. */
export const removalsAnswered = (status: number, answer: Answer = {}) => ({
  ...addsAnswered(status, answer),
  match: REMOVAL,
});

/** A fault of the simulated site: adds the person, but its answer doesn't say so. */
export const addsMadeAndAnswered = (status: number) => ({
  match: WRITE,
  effect: 'body',
  value: { status, body: '' },
});

/** A fault of the simulated site: delays the next attempt to add a person. */
export const nextAddTakes = (milliseconds: number) => ({
  match: WRITE,
  effect: 'delay',
  value: milliseconds,
  times: 1,
});

/** A fault of the simulated site: delays every add of a job. */
export const jobAddsTake = (milliseconds: number) => ({
  match: WRITE,
  effect: 'delay',
  value: milliseconds,
});

/** A fault of the simulated site: makes some adds of a job without answering them. */
export const jobAddsUnanswered = (times: number) => ({
  match: WRITE,
  effect: 'lose-response',
  times,
});

/** A fault of the simulated site: drops the connection at every attempt to add a person. */
export const addsDropped = { match: WRITE, effect: 'drop' };

// Confluence's answer when no license is left. https://jira.atlassian.com/browse/CONFCLOUD-84635
const OUT_OF_LICENSES = {
  body: {
    statusCode: 500,
    message:
      'com.netflix.hystrix.exception.HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.',
  },
};

/** A fault of the simulated site: no license is left for a person who is added. */
export const NO_LICENSE = addsAnswered(500, OUT_OF_LICENSES);
