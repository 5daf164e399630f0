import { readArguments } from './readArguments';
import { startSite } from './startSite';

// The simulated Confluence as a process of its own. One line of JSON on stdout says that it is ready;
// it ends with SIGTERM or SIGINT, or together with the process that started it.
const fail = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};

const run = async (): Promise<void> => {
  const site = await startSite(readArguments(process.argv.slice(2)));
  const end = (): void => {
    site.close().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.send !== undefined) process.once('disconnect', end);

  console.log(JSON.stringify({ ready: true, url: site.url, accounts: site.accounts }));
};

run().catch(fail);
