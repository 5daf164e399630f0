import { describeHost } from './describeHost';
import { readHostOptions } from './hostOptions';
import { startHost } from './startHost';

/* The local Forge as a process: what `npm start` runs once all is installed and built. */

const fail = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};

const run = async (): Promise<void> => {
  const options = readHostOptions(process.argv.slice(2), process.env);
  let isStopping = false;
  const host = await startHost(options, process.env, (message) => {
    // At Ctrl+C the sites hear it too, and may be gone first.
    if (!isStopping) setTimeout(() => !isStopping && fail(message), 200);
  });
  const stop = (): void => {
    if (isStopping) process.exit(1); // asked twice: at once
    isStopping = true;
    host.close().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(await describeHost(host));
};

run().catch(fail);
