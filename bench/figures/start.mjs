import { freePortPair } from '../local/freePort.mjs';
import { withFreshCopy } from '../local/freshCopy.mjs';
import { startProcess } from '../local/ownProcess.mjs';
import { untilReady } from '../local/untilReady.mjs';
import { atMost } from '../report/figure.mjs';
import { median } from '../statistics.mjs';

const FIRST_LIMIT_S = 40;
const LATER_LIMIT_S = 8;
const LATER_STARTS = 3;
const READY_LIMIT_MS = 180_000;

/** The time that `npm start` takes until the local Forge answers, with all packages installed. */
export const measureStart = () =>
  withFreshCopy(async (copy) => {
    const port = await freePortPair();
    const first = await secondsToStart(copy, port);
    const later = [];
    for (let done = 0; done < LATER_STARTS; done += 1) later.push(await secondsToStart(copy, port));
    return [
      atMost(FIRST_LIMIT_S, 'first npm start', first, 's'),
      atMost(LATER_LIMIT_S, `npm start again, median of ${LATER_STARTS}`, median(later), 's', {
        samples: later,
      }),
    ];
  });

async function secondsToStart(folder, port) {
  const startedAt = performance.now();
  // On Windows npm is a batch file, which only a shell can start.
  const shell = process.platform === 'win32';
  const args = ['start', '--', '--port', String(port)];
  const running = startProcess('npm', args, { cwd: folder, shell });
  try {
    await untilReady(running, () => `http://127.0.0.1:${port}`, READY_LIMIT_MS);
    return (performance.now() - startedAt) / 1_000;
  } finally {
    await running.end();
  }
}
