import { readTriggerEvent } from '../../../src/forge/entrypoints/membershipWebTrigger';

const event = {
  method: 'post',
  path: '/',
  userPath: '',
  headers: {},
  queryParameters: {},
  body: 'é',
};

describe('an event that Forge passes to a web trigger', () => {
  test('is read with its method in capitals and its size in bytes', () => {
    expect(readTriggerEvent(event)).toMatchObject({ method: 'POST', body: 'é', bodyBytes: 2 });
  });

  test('gives its headers in any case, with all of their values', () => {
    const headers = { 'X-Rollcall-Key': ['a'], 'x-rollcall-key': ['b', 'c'], other: ['d'] };
    const read = readTriggerEvent({ ...event, headers });
    expect(read?.header('x-rollcall-key')).toEqual(['a', 'b', 'c']);
    expect(read?.header('missing')).toEqual([]);
    expect(read?.header('constructor')).toEqual([]);
  });

  test.each([undefined, null])('may have no body: %p', (body) => {
    expect(readTriggerEvent({ ...event, body })).toMatchObject({ body: '', bodyBytes: 0 });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'POST'],
    ['no method', { ...event, method: undefined }],
    ['no headers', { ...event, headers: undefined }],
    ['headers that are texts', { ...event, headers: { 'x-rollcall-key': 'a' } }],
    ['headers of numbers', { ...event, headers: { 'x-rollcall-key': [1] } }],
    ['a body that is an object', { ...event, body: { group: 'editors' } }],
  ])('is not read in another form: %s', (_what, given) => {
    expect(readTriggerEvent(given)).toBeUndefined();
  });
});
