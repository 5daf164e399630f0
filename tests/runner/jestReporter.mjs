import path from 'node:path';

/**
 * Sends jest's progress to the process that started it: the number of test files, which one starts
 * and ends, what a person needs to see of a failure, and the totals.
 */
export default class JestReporter {
  onRunStart({ numTotalTestSuites }) {
    send({ kind: 'run-started', files: numTotalTestSuites });
  }

  onTestFileStart(test) {
    send({ kind: 'file-started', file: nameOf(test) });
  }

  onTestFileResult(test, { failureMessage, testResults }) {
    const file = nameOf(test);
    const skipped = testResults.filter(({ status }) => status === 'pending');
    for (const { fullName } of skipped) send({ kind: 'skipped', note: `SKIPPED ${fullName}` });
    const failure = failureMessage ? `FAILED ${file}\n\n${failureMessage.trimEnd()}\n` : undefined;
    send({ kind: 'file-done', file, failure });
  }

  onRunComplete(_contexts, results) {
    const totals = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    };
    return send({ kind: 'run-done', totals });
  }
}

/** Resolves when the message is on its way. */
const send = (message) => new Promise((resolve) => process.send(message, resolve));

const nameOf = ({ path: file, context }) =>
  path.relative(context.config.rootDir, file).split(path.sep).join('/');
