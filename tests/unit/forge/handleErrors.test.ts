import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { handlingErrors } from '../../../src/forge/platform/handleErrors';

const handle = <T>(handler: string, run: () => Promise<Outcome<T>>): Promise<Outcome<T>> =>
  handlingErrors(handler, run)();

describe('the boundary around a handler', () => {
  const printed: string[] = [];
  const errors: string[] = [];
  beforeEach(() => {
    printed.length = 0;
    errors.length = 0;
    jest.spyOn(console, 'log').mockImplementation((line: string) => {
      printed.push(line);
    });
    jest.spyOn(console, 'error').mockImplementation((line: string) => {
      errors.push(line);
    });
  });
  afterEach(() => jest.restoreAllMocks());

  test.each<[string, Outcome<number>]>([
    ['a value', ok(1)],
    ['an expected failure', failed('not-permitted', { httpStatus: 403 })],
  ])('passes %s through and logs nothing', async (_what, outcome) => {
    expect(await handle('addMember', () => Promise.resolve(outcome))).toEqual(outcome);
    expect(printed).toEqual([]);
  });

  test('reports a storage failure as “unavailable”', async () => {
    const outcome = await handle('addMember', () =>
      Promise.reject(new StoreUnavailable('claim', 'timed-out')),
    );
    expect(outcome).toEqual(failed('unavailable'));
    expect(printed).toEqual(['{"event":"addMember: claim","code":"timed-out"}']);
  });

  test.each([
    ['an error', new TypeError('secret of Jane Doe'), 'TypeError'],
    ['something else', 'secret of Jane Doe', 'string'],
  ])(
    'reports a bug as “unexpected”, with a reference that finds its log line: %s',
    async (_what, thrown, code) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other code may
      const outcome = await handle('addMember', () => Promise.reject(thrown));
      const reference = outcome.ok ? undefined : outcome.failure.reference;
      expect(outcome).toEqual(
        failed('unexpected', {
          certain: false,
          reference: expect.stringMatching(/^\w{24}$/) as string,
        }),
      );
      expect(errors).toEqual([JSON.stringify({ event: 'addMember unexpected', code, reference })]);
      expect(printed).toEqual([]);
    },
  );

  test('adds a reference to an unexpected answer, and keeps its status', async () => {
    const outcome = await handle('addMember', () =>
      Promise.resolve(failed('unexpected', { httpStatus: 418 })),
    );
    expect(outcome).toMatchObject({
      failure: { httpStatus: 418, reference: expect.any(String) as string },
    });
    expect(errors).toHaveLength(1);
  });

  test('logs a group mismatch as an error, with both IDs and a reference', async () => {
    const mismatch = { checkedGroupId: 'checked', otherGroupId: 'other' };
    const outcome = await handle('add-member', () =>
      Promise.resolve(failed('group-mismatch', { certain: false, httpStatus: 201, mismatch })),
    );
    const reference = outcome.ok ? undefined : outcome.failure.reference;
    expect(reference).toMatch(/^\w{24}$/);
    expect(errors).toEqual([
      JSON.stringify({
        ...{ event: 'add-member group-mismatch', code: 'answer', reference, httpStatus: 201 },
        ...{ groupId: 'checked', otherGroupId: 'other' },
      }),
    ]);
  });

  test('logs a failure once, however many boundaries it passes', async () => {
    await handle('web trigger', () =>
      handle('add-member', () => Promise.resolve(failed('unexpected'))),
    );
    expect(errors).toHaveLength(1);
  });
});
