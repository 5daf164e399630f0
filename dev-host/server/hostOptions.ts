import { parseArgs } from 'node:util';
import { oneOf, wholeNumber } from '../commandLine';
import { PROFILES, type Profile } from '../site/state/settings';

export type HostOptions = {
  /** Each gets an installation. */
  profiles: Profile[];
  /** The host's port; 0 for any free one. The simulated sites take the ports after it. */
  port: number;
  isFresh: boolean;
  /** Keeps nothing. Always true with port 0, because the port will be another one next time. */
  inMemory: boolean;
  /** The median time of a simulated site's answer. */
  latencyMs: number;
  /** The number of accounts in each simulated company. */
  people: number;
  /** Enforces Forge's rates of invocations and of storage, which a bench exceeds at once. */
  hasRates: boolean;
  /** Lets the page have a history, which Forge documents for full-page modules only. */
  pageHistory: boolean;
};

const DEFAULT_PORT = '4000';
const DEFAULT_LATENCY_MS = '40'; // about what Confluence takes for a small call
const DEFAULT_PEOPLE = '2000';
const MAX_PEOPLE = 1_000_000;
const MAX_LATENCY_MS = 60_000;
const MAX_PORT = 65_000; // leaves room for the sites' ports

/** Reads the command line and `PORT`. Throws with a sentence that names what is wrong. */
export const readHostOptions = (args: string[], env: NodeJS.ProcessEnv): HostOptions => {
  const { values } = parseArgs({
    args,
    options: {
      site: { type: 'string', multiple: true, default: ['granted'] },
      port: { type: 'string', default: env['PORT'] ?? DEFAULT_PORT },
      fresh: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      'no-rates': { type: 'boolean', default: false },
      'page-history': { type: 'boolean', default: false },
      people: { type: 'string', default: DEFAULT_PEOPLE },
      latency: { type: 'string', default: DEFAULT_LATENCY_MS },
    },
  });
  const port = wholeNumber('port', MAX_PORT, values.port);
  return {
    profiles: values.site.map((name) => oneOf('site', PROFILES, name)),
    port,
    isFresh: values.fresh,
    inMemory: values.memory || port === 0,
    hasRates: !values['no-rates'],
    pageHistory: values['page-history'],
    people: wholeNumber('people', MAX_PEOPLE, values.people),
    latencyMs: wholeNumber('latency', MAX_LATENCY_MS, values.latency),
  };
};
