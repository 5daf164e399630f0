import { HEADER_WORDS } from '../../../src/domain/headerWords';
import { failed, ok } from '../../../src/domain/outcome';
import { makeLoadHeaderKind } from '../../../static/admin/bulk/list/loadHeaderKind';

type Ask = Parameters<typeof makeLoadHeaderKind>[0];

/** Loads from these answers, one for each call, and counts the calls. */
const loader = (...answers: Ask[]) => {
  let calls = 0;
  const load = makeLoadHeaderKind(() => {
    const ask = answers[calls];
    calls += 1;
    return ask ? ask() : Promise.reject(new Error('one call more'));
  });
  return { load, calls: () => calls };
};

const succeeds: Ask = () => Promise.resolve(ok(HEADER_WORDS));

const kindOf = async (load: ReturnType<typeof makeLoadHeaderKind>, header: string) => {
  const answer = await load();
  return answer.ok ? answer.value(header) : answer.failure.code;
};

test('shares one call, and keeps its answer', async () => {
  const { load, calls } = loader(succeeds);
  const [one, other] = await Promise.all([load(), load()]);
  expect(await load()).toBe(one);
  expect(other).toBe(one);
  expect(calls()).toBe(1);
});

test.each<[string, Ask, string]>([
  ['is refused', () => Promise.resolve(failed('rate-limited')), 'rate-limited'],
  ['gets no answer', () => Promise.reject(new Error('no answer')), 'no-answer'],
  [
    'gets only some of the words',
    () => Promise.resolve(ok({ ...HEADER_WORDS, tokens: {} } as typeof HEADER_WORDS)),
    'no-answer',
  ],
])('asks again after a call that %s', async (_what, fails, code) => {
  const { load, calls } = loader(fails, succeeds);
  const both = await Promise.all([kindOf(load, 'Kennwort'), kindOf(load, 'Kennwort')]);
  expect(both).toEqual([code, code]);
  expect(await kindOf(load, 'Kennwort')).toBe('secret');
  expect(calls()).toBe(2);
});
