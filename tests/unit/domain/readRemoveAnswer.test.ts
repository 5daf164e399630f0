import { readRemoveAnswer } from '../../../src/domain/readRemoveAnswer';
import { answered } from '../../fakes/confluence/world';

describe('the meaning of an answer to a removal', () => {
  test.each([
    ['204', answered(204), { is: 'removed', httpStatus: 204 }],
    ['200', answered(200), { is: 'removed', httpStatus: 200 }],
    ['404', answered(404), { is: 'something-missing' }],
    ['410', answered(410, 'This deprecated endpoint has been removed.'), { is: 'retired' }],
  ])('%s', (_answer, answer, meaning) => {
    expect(readRemoveAnswer(answer)).toEqual(meaning);
  });

  test.each([
    ['201', answered(201), 'unexpected'],
    ['a redirect', answered(302), 'unexpected'],
    ['400', answered(400, 'No such thing'), 'invalid-input'],
    ['400 that says already', answered(400, 'already in'), 'invalid-input'],
    ['401', answered(401), 'not-authenticated'],
    ['401 about scopes', answered(401, 'scope does not match'), 'missing-scope'],
    ['403', answered(403), 'not-permitted'],
    ['409', answered(409), 'unexpected'],
    ['429', answered(429), 'rate-limited'],
    [
      '500 of the licence command',
      answered(500, 'HystrixRuntimeException: AddUserToGroups'),
      'unavailable',
    ],
    ['503', answered(503), 'unavailable'],
    ['no answer', { kind: 'no-answer' as const }, 'unavailable'],
    ['no time', { kind: 'timed-out' as const }, 'timed-out'],
  ])('%s is a failure', (_answer, answer, code) => {
    expect(readRemoveAnswer(answer)).toMatchObject({ is: 'failed', failure: { code } });
  });
});
