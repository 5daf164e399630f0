import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../../dev-host/platform/manifest/readManifest';

const FIXTURE = join(__dirname, '../../fixtures/queueApp/manifest.yml');

/** Reads the manifest of the tests' app with one text in the place of another. */
const reading = (old: string, text: string) => (): unknown => {
  const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
  try {
    const file = join(folder, 'manifest.yml');
    writeFileSync(file, readFileSync(FIXTURE, 'utf8').replace(old, text));
    return readManifest(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

test('a function that a page calls has no time limit of its own', () => {
  const limited = reading('index.resolver\n', 'index.resolver\n      timeoutSeconds: 20\n');
  expect(limited).toThrow('the function resolver has timeoutSeconds, but page calls it, too');
});

test('a function runs for 900 seconds at the most', () => {
  expect(reading('timeoutSeconds: 900', 'timeoutSeconds: 901')).toThrow('timeoutSeconds');
});

test('a queue has one consumer', () => {
  expect(reading('queue: long-steps', 'queue: steps')).toThrow(
    'the queue steps has several consumers',
  );
});

test('a consumer names a function that there is', () => {
  expect(reading('function: step\n', 'function: stepp\n')).toThrow('no function "stepp"');
});
