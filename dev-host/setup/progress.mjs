import { clearLine, cursorTo } from 'node:readline';

const QUIET_MS = 5_000;
const TERMINAL_MS = 1_000;
const PLAIN_MS = 30_000;
const DEFAULT_COLUMNS = 80; // some terminals don't say

/**
 * Starts a line that says what is going on and for how long. It appears on stderr after five
 * seconds: on a terminal in place, updated every second, otherwise as a new line every 30 seconds.
 * `describe` returns the current text. Print everything else with `print` until you call `stop`.
 */
export function startProgress(
  describe,
  { stream = process.stderr, times = timesFor(stream) } = {},
) {
  const startedAt = performance.now();
  let isShown = false;

  const clear = () => {
    if (!isShown) return;
    cursorTo(stream, 0);
    clearLine(stream, 0);
    isShown = false;
  };
  const show = () => {
    const elapsed = performance.now() - startedAt;
    if (elapsed < times.quietMs) return;
    const time = ` (${duration(elapsed)})`;
    if (!isTerminal(stream)) {
      stream.write(`${describe()}${time}\n`);
      return;
    }
    clear();
    const room = (stream.columns || DEFAULT_COLUMNS) - 1 - time.length;
    stream.write(describe().slice(0, room) + time); // a wrapped line can't be cleared
    isShown = true;
  };

  const timer = setInterval(show, times.everyMs);
  process.once('exit', clear);
  return {
    /** Prints lines on stdout, above the progress line. */
    print: (text) => {
      clear();
      console.log(text);
      if (isTerminal(stream)) show();
    },
    stop: () => {
      clearInterval(timer);
      clear();
      process.removeListener('exit', clear);
    },
    /** The time since the start, for people. */
    elapsed: () => duration(performance.now() - startedAt),
  };
}

/** Shows the progress of `work`, described by `text`. Returns what `work` returns. */
export async function withProgress(text, work) {
  const progress = startProgress(() => text);
  try {
    return await work();
  } finally {
    progress.stop();
  }
}

const timesFor = (stream) => ({
  quietMs: QUIET_MS,
  everyMs: isTerminal(stream) ? TERMINAL_MS : PLAIN_MS,
});

const isTerminal = (stream) => stream.isTTY === true && process.env.TERM !== 'dumb';

function duration(ms) {
  const all = Math.round(ms / 1_000);
  const minutes = Math.floor(all / 60);
  const seconds = all % 60;
  if (minutes === 0) return `${seconds} s`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} s`;
}
