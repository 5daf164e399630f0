import { describeHost } from './describeHost';
import { readHostOptions } from './hostOptions';
import { startHost } from './startHost';

/** Runs the local Forge as a process. `npm start` does this after it has installed and built it. */
const run = async (): Promise<void> => {
  const options = readHostOptions(process.argv.slice(2), process.env);
  let isStopping = false;
  const host = await startHost(options, process.env, (message) => {
    // Ctrl+C also reaches the sites, and they may end before this process handles it.
    if (!isStopping) setTimeout(() => !isStopping && fail(message), 200);
  });
  const stop = (): void => {
    if (isStopping) process.exit(1); // the second signal ends it immediately
    isStopping = true;
    host.close().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(await describeHost(host));
};

const fail = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};

run().catch(fail);
