import path from 'node:path';

/** Sends Playwright's progress to the process that started it, in the messages of jestReporter. */
export default class PlaywrightReporter {
  #testsLeft = new Map();
  #failures = new Map();
  #totals = { passed: 0, failed: 0 };

  onBegin(_config, suite) {
    for (const test of suite.allTests()) {
      const file = nameOf(test);
      this.#testsLeft.set(file, (this.#testsLeft.get(file) ?? 0) + 1);
    }
    this.#suite = suite;
    send({ kind: 'run-started', files: this.#testsLeft.size });
  }

  #suite;

  onTestBegin(test) {
    send({ kind: 'file-started', file: nameOf(test) });
  }

  onTestEnd(test, result) {
    const file = nameOf(test);
    const failure = test.ok() ? [] : [describeFailure(test, result)];
    const failures = [...(this.#failures.get(file) ?? []), ...failure];
    this.#failures.set(file, failures);
    const left = this.#testsLeft.get(file) - 1;
    this.#testsLeft.set(file, left);
    if (left > 0) return;
    const text = failures.length > 0 ? `FAILED ${file}\n\n${failures.join('\n')}` : undefined;
    send({ kind: 'file-done', file, failure: text });
  }

  /** An error outside tests, for example in a file that can't be loaded. */
  onError({ message, stack, snippet }) {
    this.#totals.failed += 1;
    send({ kind: 'error', failure: `FAILED\n\n${[stack ?? message, snippet].join('\n')}\n` });
  }

  onEnd() {
    // A test that didn't run, because what comes before it failed, has not passed.
    for (const test of this.#suite?.allTests() ?? [])
      this.#totals[test.outcome() === 'expected' ? 'passed' : 'failed'] += 1;
    return send({ kind: 'run-done', totals: this.#totals });
  }

  printsToStdio() {
    return false;
  }
}

/** Resolves when the message is on its way. */
const send = (message) => new Promise((resolve) => process.send(message, resolve));

const relative = (file) => path.relative(process.cwd(), file).split(path.sep).join('/');

const nameOf = (test) => relative(test.location.file);

/** Errors with their place in the test, what the page showed, and where its screenshot is. */
function describeFailure({ title }, { errors, attachments }) {
  const texts = errors.map(({ stack, message, snippet }) =>
    [stack ?? message, snippet].filter(Boolean).join('\n'),
  );
  const shown = attachments.map(({ name, body, path: file }) =>
    file === undefined ? `${name}:\n${body}` : `${name}: ${relative(file)}`,
  );
  return [`  ● ${title}`, '', ...texts, ...new Set(shown), ''].join('\n');
}
