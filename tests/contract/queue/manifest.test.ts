import { queueApp } from '../../seams/manifest';

const { reading } = queueApp;

test('a function that a page calls has no time limit of its own', () => {
  const limited = reading('index.resolver\n', 'index.resolver\n      timeoutSeconds: 20\n');
  expect(limited).toThrow('the function resolver has timeoutSeconds, but page calls it, too');
});

test('a function runs for at most 900 seconds', () => {
  expect(reading('timeoutSeconds: 900', 'timeoutSeconds: 901')).toThrow('timeoutSeconds');
});

test('a queue has one consumer', () => {
  expect(reading('queue: long-steps', 'queue: steps')).toThrow(
    'the queue steps has several consumers',
  );
});

test('a consumer names an existing function', () => {
  expect(reading('function: step\n', 'function: stepp\n')).toThrow('no function "stepp"');
});
