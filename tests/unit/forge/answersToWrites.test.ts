import {
  type ConfluenceAnswer,
  readAddAnswer,
  readRemoveAnswer,
} from '../../../src/forge/confluence/confluenceAnswer';
import { answered } from '../../fakes/confluence/world';

const HYSTRIX =
  'com.netflix.hystrix.exception.HystrixRuntimeException: AddUserToGroupsIdentityPlatformCommand failed and no fallback available.';

const both = [
  ['an add', readAddAnswer, 'added'],
  ['a removal', readRemoveAnswer, 'removed'],
] as const;

const withWait = (status: number): ConfluenceAnswer =>
  ({ ...answered(status), retryAfterSeconds: 30 }) as ConfluenceAnswer;

describe.each(both)('an answer to %s', (_what, read, done) => {
  test.each([
    [200, true],
    [201, true],
    [202, false],
    [203, true],
    [204, true],
    [299, true],
  ])('%d means that it was carried out; certain: %s', (status, certain) => {
    expect(read(answered(status))).toEqual({ kind: done, httpStatus: status, certain });
  });

  test('a body that is not a page changes nothing about a success', () => {
    for (const text of ['', '{}', 'null', '<group/>'])
      expect(read(answered(200, text))).toMatchObject({ kind: done, certain: true });
  });

  test.each([
    ['400', answered(400, 'No such thing'), 'invalid-input'],
    ['401', answered(401), 'not-authenticated'],
    ['401 about scopes', answered(401, 'scope does not match'), 'missing-scope'],
    ['403', answered(403), 'not-permitted'],
    ['429', answered(429), 'rate-limited'],
    ['403 of the proxy', proxy(403), 'not-permitted'],
    ['401 of the proxy', proxy(401), 'not-authenticated'],
    ['429 of the proxy', proxy(429), 'rate-limited'],
    ['no one at the page', { kind: 'needs-authentication' as const }, 'not-authenticated'],
    ['no time to send it', { kind: 'not-sent' as const }, 'timed-out'],
  ])('%s proves that nothing was changed', (_answer, answer, code) => {
    const meaning = read(answer);
    expect(meaning).toMatchObject({ kind: 'failed', failure: { code } });
    expect(meaning).not.toHaveProperty('failure.certain');
  });

  test.each([
    ['200 with a page', answered(200, '<!DOCTYPE html><title>Log in</title>'), 'unavailable'],
    ['202 with a page', answered(202, '\n<html lang="en">'), 'unavailable'],
    ['302', answered(302), 'unexpected'],
    ['304', answered(304), 'unexpected'],
    ['405', answered(405), 'unexpected'],
    ['408', answered(408), 'unexpected'],
    ['418', answered(418), 'unexpected'],
    ['499', answered(499), 'unexpected'],
    ['500', answered(500), 'unavailable'],
    ['500 in HTML', answered(500, '<html>'), 'unavailable'],
    ['500 of another command', answered(500, 'HystrixRuntimeException: Other'), 'unavailable'],
    ['502 of the license command', answered(502, HYSTRIX), 'unavailable'],
    ['503', answered(503), 'unavailable'],
    ['503 with a time to wait', withWait(503), 'rate-limited'],
    ['504', answered(504), 'unavailable'],
    ['502 of the proxy', proxy(502), 'unavailable'],
    ['504 of the proxy', proxy(504), 'timed-out'],
    ['418 of the proxy', proxy(418), 'unexpected'],
    ['no answer', { kind: 'no-answer' as const }, 'unavailable'],
    ['no time', { kind: 'timed-out' as const }, 'timed-out'],
  ])('%s proves nothing', (_answer, answer, code) => {
    expect(read(answer)).toMatchObject({ kind: 'failed', failure: { code, certain: false } });
  });

  test('404 does not say what is missing, and 410 is about the endpoint', () => {
    expect(read(answered(404))).toEqual({ kind: 'something-missing' });
    expect(read(answered(410, 'This deprecated endpoint has been removed.'))).toEqual({
      kind: 'retired',
    });
  });
});

describe('an answer to an add only', () => {
  test.each([
    ['409', answered(409), 409],
    ['400 that says so', answered(400, 'Cannot add user. User is already a member of e'), 400],
  ])('%s says that the person is a member already', (_answer, answer, httpStatus) => {
    expect(readAddAnswer(answer)).toEqual({ kind: 'already-member', httpStatus });
  });

  test.each([
    ['400 about a group called already', 400, "Group 'already-onboarded' is managed elsewhere"],
    ['403 whose text says already', 403, 'already a member'],
  ])('%s does not say that', (_answer, status, text) => {
    expect(readAddAnswer(answered(status, text))).toMatchObject({ kind: 'failed' });
  });

  test('500 of the license command may be temporary; a removal has no such case', () => {
    expect(readAddAnswer(answered(500, HYSTRIX))).toEqual({ kind: 'maybe-no-seats' });
    expect(readRemoveAnswer(answered(500, HYSTRIX))).toMatchObject({
      failure: { code: 'unavailable', certain: false },
    });
  });

  test('409 to a removal proves nothing', () => {
    expect(readRemoveAnswer(answered(409))).toMatchObject({
      failure: { code: 'unexpected', certain: false },
    });
  });
});

function proxy(status: number): ConfluenceAnswer {
  return { kind: 'refused-by-proxy', status, code: 'SOMETHING' };
}
