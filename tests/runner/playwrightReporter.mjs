import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

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
    const notRun = [];
    for (const test of this.#suite?.allTests() ?? []) {
      if (test.expectedStatus === 'skipped') continue;
      this.#totals[test.outcome() === 'expected' ? 'passed' : 'failed'] += 1;
      if (test.results.length === 0) notRun.push(`${nameOf(test)}: ${test.title}`);
    }
    // A test that didn't run, because something before it failed, has not passed.
    if (notRun.length > 0) send({ kind: 'error', failure: `NOT RUN\n\n${notRun.join('\n')}\n` });
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
  const text = [`  ● ${title}`, '', ...texts, ...new Set(shown), ''].join('\n');
  return process.env.FORCE_COLOR === '1' ? text : stripVTControlCharacters(text);
}
