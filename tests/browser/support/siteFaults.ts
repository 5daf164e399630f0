const WRITE = { method: 'POST', path: '/wiki/rest/api/group/user' };
const JOB_WRITE = { method: 'POST', path: '/wiki/rest/api/group/userByGroupId' };
const REMOVAL = { ...WRITE, method: 'DELETE' };

type Answer = { body?: string | Record<string, unknown>; headers?: Record<string, string> };

/** A fault of the simulated site: every attempt to add somebody is answered like this. */
export const addsAnswered = (status: number, answer: Answer = {}) => ({
  match: WRITE,
  effect: 'status',
  value: { status, body: '', ...answer },
});

/** The same for every attempt to remove somebody. */
export const removalsAnswered = (status: number, answer: Answer = {}) => ({
  ...addsAnswered(status, answer),
  match: REMOVAL,
});

/** A fault of the simulated site: it takes its time over the next attempt to add somebody. */
export const nextAddTakes = (milliseconds: number) => ({
  match: WRITE,
  effect: 'delay',
  value: milliseconds,
  times: 1,
});

/** A fault of the simulated site: it takes its time over every add of a job. */
export const jobAddsTake = (milliseconds: number) => ({
  match: JOB_WRITE,
  effect: 'delay',
  value: milliseconds,
});

/** A fault of the simulated site: so many adds of a job are made, but not answered. */
export const jobAddsUnanswered = (times: number) => ({
  match: JOB_WRITE,
  effect: 'lose-response',
  times,
});

/** A fault of the simulated site: the connection ends whenever somebody is to be added. */
export const addsDropped = { match: WRITE, effect: 'drop' };

// What Confluence answers where no licence is left. https://jira.atlassian.com/browse/CONFCLOUD-84635
const OUT_OF_LICENCES = {
  body: {
    statusCode: 500,
    message:
      'com.netflix.hystrix.exception.HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.',
  },
};

/** A fault of the simulated site: there is no licence left for anybody who is added. */
export const NO_LICENCE = addsAnswered(500, OUT_OF_LICENCES);

/** The same, for whom a job adds. */
export const NO_LICENCE_FOR_JOBS = { ...NO_LICENCE, match: JOB_WRITE };
