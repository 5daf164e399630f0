import { ROOT } from '../root.mjs';
import { installationOf } from './installation.mjs';
import { startProcess } from './ownProcess.mjs';
import { sendJson } from './sendJson.mjs';
import { untilReady } from './untilReady.mjs';

const READY_LIMIT_MS = 60_000;
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/**
 * Starts the local Forge from the current build, on free ports and without stored data. Gives
 * `work` its installations, one for each profile, and ends the local Forge even if `work` fails.
 * `flags` are added to its command line.
 */
export async function withLocalForge(profiles, latencyMs, work, flags = []) {
  const running = startProcess(
    process.execPath,
    [
      ...['dev-host/start.mjs', '--no-build', '--memory', '--port', '0', '--no-rates'],
      ...['--latency', String(latencyMs)],
      ...flags,
      ...profiles.flatMap((profile) => ['--site', profile]),
    ],
    { cwd: ROOT },
  );
  try {
    const url = await untilReady(
      running,
      () => ADDRESS.exec(running.output())?.[0],
      READY_LIMIT_MS,
    );
    const { installations } = await sendJson('GET', `${url}/dev/info`);
    return await work(await Promise.all(installations.map((info) => installationOf(url, info))));
  } finally {
    await running.end();
  }
}
