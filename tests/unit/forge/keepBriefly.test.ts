import { keepBriefly } from '../../../src/forge/storage/keepBriefly';
import { makeSteerableClock } from '../../fakes/steerableClock';

const arrange = () => {
  const clock = makeSteerableClock();
  let reads = 0;
  const kept = keepBriefly<number>(clock.now);
  const read = () => kept.get('key', () => Promise.resolve((reads += 1)));
  return { clock, kept, read };
};

test('what was read is used for a second, however many ask', async () => {
  const { clock, read } = arrange();
  expect(await Promise.all(Array.from({ length: 300 }, read))).toEqual(Array(300).fill(1));
  clock.advance(0.999);
  expect(await read()).toBe(1);
  clock.advance(0.001);
  expect(await read()).toBe(2);
});

test('a failure is not used again', async () => {
  const { kept, read } = arrange();
  const fail = () => kept.get('key', () => Promise.reject(new Error('down')));
  await expect(fail()).rejects.toThrow('down');
  expect(await read()).toBe(1);
});

test('what was changed is read again', async () => {
  const { kept, read } = arrange();
  await read();
  kept.forget('key');
  expect(await read()).toBe(2);
});
