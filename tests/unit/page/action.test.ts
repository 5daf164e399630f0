import { failed, ok, type Outcome } from '../../../src/domain/outcome';
import { makeAction, type Progress } from '../../../static/admin/api/answers';

/** A call that is answered when the test says so. */
const heldCall = () => {
  let answer: (outcome: Outcome<string>) => void = () => undefined;
  const call = (): Promise<Outcome<string>> =>
    new Promise((resolve) => {
      answer = resolve;
    });
  return {
    call,
    answer: (outcome: Outcome<string>) => {
      answer(outcome);
    },
  };
};

const actionUnderTest = () => {
  const shown: Progress[] = [];
  const said: string[] = [];
  const action = makeAction((progress) => shown.push(progress));
  const run = (call: () => Promise<Outcome<string>>): Promise<void> =>
    action.run(
      call,
      (value) => said.push(`done ${value}`),
      () => said.push('end'),
    );
  return { shown, said, run, leave: action.leave };
};

test('makes no second call while one runs', async () => {
  const { shown, said, run } = actionUnderTest();
  const first = heldCall();
  const running = run(first.call);
  await run(() => Promise.resolve(ok('second')));
  expect(said).toEqual([]);
  first.answer(ok('first'));
  await running;
  expect(said).toEqual(['done first', 'end']);
  expect(shown).toEqual([{ isRunning: true }, { isRunning: false }]);
});

test('shows a failure, and calls onEnd', async () => {
  const { shown, said, run } = actionUnderTest();
  await run(() => Promise.resolve(failed('unavailable')));
  expect(said).toEqual(['end']);
  expect(shown.at(-1)?.failure?.code).toBe('unavailable');
});

test('calls onEnd after the component is gone, but shows nothing', async () => {
  const { shown, said, run, leave } = actionUnderTest();
  const late = heldCall();
  const running = run(late.call);
  leave();
  late.answer(ok('late'));
  await running;
  expect(said).toEqual(['end']);
  expect(shown).toEqual([{ isRunning: true }]);
});
