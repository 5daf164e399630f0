const WRITE = { method: 'POST', path: '/wiki/rest/api/group/user' };
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

/** A fault of the simulated site: the connection ends whenever somebody is to be added. */
export const addsDropped = { match: WRITE, effect: 'drop' };

/** What Confluence answers where no licence is left. https://jira.atlassian.com/browse/CONFCLOUD-84635 */
export const NO_LICENCE = addsAnswered(500, {
  body: {
    statusCode: 500,
    message:
      'com.netflix.hystrix.exception.HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.',
  },
});
