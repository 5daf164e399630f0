import { readAddAnswer } from '../../../src/domain/readAddAnswer';
import { answered } from '../../fakes/confluence/world';

const HYSTRIX =
  'com.netflix.hystrix.exception.HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.';

describe('the meaning of an answer to an add', () => {
  test.each([
    ['201', answered(201), { is: 'added', httpStatus: 201 }],
    ['409', answered(409), { is: 'already-member', httpStatus: 409 }],
    [
      '400 that says already',
      answered(400, 'Cannot add user. User is already a member of editors'),
      { is: 'already-member', httpStatus: 400 },
    ],
    ['404', answered(404), { is: 'something-missing' }],
    ['410', answered(410, 'This deprecated endpoint has been removed.'), { is: 'retired' }],
    ['500 of the licence command', answered(500, HYSTRIX), { is: 'maybe-no-seats' }],
  ])('%s', (_answer, answer, meaning) => {
    expect(readAddAnswer(answer)).toEqual(meaning);
  });

  test.each([
    ['200 where 201 was due', answered(200), 'unexpected'],
    ['a redirect', answered(302), 'unexpected'],
    ['400 that says nothing of already', answered(400, 'No such thing'), 'invalid-input'],
    [
      '400 that names a group called already',
      answered(400, "Group 'already-onboarded' is managed by an identity provider"),
      'invalid-input',
    ],
    ['403', answered(403), 'not-permitted'],
    ['403 whose text says already', answered(403, 'already a member'), 'not-permitted'],
    ['500 of another command', answered(500, 'HystrixRuntimeException: Other'), 'unavailable'],
    ['500 in HTML', answered(500, '<html>'), 'unavailable'],
    ['502 of the licence command', answered(502, HYSTRIX), 'unavailable'],
    ['no answer', { kind: 'no-answer' as const }, 'unavailable'],
    ['no time', { kind: 'timed-out' as const }, 'timed-out'],
  ])('%s is a failure', (_answer, answer, code) => {
    expect(readAddAnswer(answer)).toMatchObject({ is: 'failed', failure: { code } });
  });
});
