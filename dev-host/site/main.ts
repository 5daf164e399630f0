import { parseArgs } from 'node:util';
import { oneOf, wholeNumber } from '../commandLine';
import { DEFAULT_PEOPLE, DEFAULT_SEED } from './company/makeCompany';
import { startSite, type SiteOptions } from './startSite';
import { PROFILES } from './state/settings';

const MAX_PORT = 65_535;
const MIN_PEOPLE = 2_000; // fewer cannot fill every kind of group
const MAX_PEOPLE = 1_000_000;
const MAX_LATENCY_MS = 600_000;
const MAX_SEED = 0xffff_ffff;

/**
 * Runs the simulated Confluence as a process. It prints one line of JSON when it is ready. It ends
 * with SIGTERM or SIGINT, or when the process that started it ends. It sends that process the events
 * that installed apps hear of.
 */
const run = async (): Promise<void> => {
  const site = await startSite({
    ...readArguments(process.argv.slice(2)),
    tell: (groupEvent) => process.send?.({ groupEvent }),
  });
  const end = (): void => {
    site.close().then(() => process.exit(0), fail);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  if (process.send !== undefined) process.once('disconnect', end);

  console.log(JSON.stringify({ ready: true, url: site.url, accounts: site.accounts }));
};

/**
 * Reads the command line: `--port N --profile granted|strict --seed N --people N --data-file F
 * --latency MS`, all optional. `--latency` is the median; an answer takes up to half of it more or
 * less. Throws with a sentence that names what is wrong.
 */
const readArguments = (args: string[]): SiteOptions => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      profile: { type: 'string', default: 'granted' },
      seed: { type: 'string', default: `${DEFAULT_SEED}` },
      people: { type: 'string', default: `${DEFAULT_PEOPLE}` },
      'data-file': { type: 'string' },
      latency: { type: 'string', default: '0' },
    },
  });
  const people = wholeNumber('people', MAX_PEOPLE, values.people);
  if (people < MIN_PEOPLE)
    throw new Error(`--people must be at least ${MIN_PEOPLE}, not "${values.people}".`);
  const median = wholeNumber('latency', MAX_LATENCY_MS, values.latency);
  return {
    port: wholeNumber('port', MAX_PORT, values.port),
    profile: oneOf('profile', PROFILES, values.profile),
    seed: wholeNumber('seed', MAX_SEED, values.seed),
    people,
    dataFile: values['data-file'],
    latencyMs: { median, spread: median / 2 },
  };
};

const fail = (error: unknown): void => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
};

run().catch(fail);
