// `npm run test:repeat`: runs `npm test` several times in a row, to find tests that sometimes fail.
//   npm run test:repeat -- 10        ten times
//   npm run test:repeat -- 3 quick   `npm run test:quick`, three times
// Prints the duration and the totals of each run, then the median and the number of runs with a
// failure. The output of a run with a failure goes to stderr.

import { spawnSync } from 'node:child_process';

const [timesText = '10', which] = process.argv.slice(2);
const times = Number(timesText);
if (!Number.isInteger(times) || times < 1 || (which !== undefined && which !== 'quick')) {
  console.error('Give a whole number from 1 on: npm run test:repeat -- 10, or -- 10 quick');
  process.exit(1);
}

const command = which === 'quick' ? ['run', '--silent', 'test:quick'] : ['test', '--silent'];
const durations = [];
let withFailure = 0;
for (let run = 1; run <= times; run += 1) {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync('npm', command, {
    encoding: 'utf8',
    maxBuffer: Infinity,
    shell: process.platform === 'win32', // npm is a batch file there
  });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  durations.push(seconds);
  console.log(`run ${run}: ${seconds} s, ${stdout.trim().split('\n').at(-1)}`);
  if (status === 0) continue;
  withFailure += 1;
  console.error(`${stdout}\n${stderr}`);
}

const sorted = durations.toSorted((one, other) => one - other);
const middle = sorted.length >> 1;
const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
console.log(`median ${median} s, ${withFailure} of ${times} runs with a failure`);
if (withFailure > 0) process.exitCode = 1;
