import { readArguments } from './readArguments';
import { startSite } from './startSite';

// The simulated Confluence as a process of its own. One line of JSON on stdout says that it is ready;
// it ends with SIGTERM or SIGINT, or together with the process that started it.
const run = async (): Promise<void> => {
  const site = await startSite(readArguments(process.argv.slice(2)));
  const end = (): void => {
    void site.close().finally(() => process.exit());
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.send !== undefined) process.once('disconnect', end);

  console.log(JSON.stringify({ ready: true, url: site.url, accounts: site.accounts }));
};

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
