import { parseArgs } from 'node:util';

const PROFILES = ['granted', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];

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
};

const USUAL_PORT = '4000';
const USUAL_LATENCY_MS = '40'; // about what Confluence takes for a small call
const USUAL_PEOPLE = '2000';
const MAX_PEOPLE = 1_000_000;
const MAX_LATENCY_MS = 60_000;
const MAX_PORT = 65_000; // leaves room for the sites' ports

/** Reads the command line and `PORT`. Throws with a sentence that names what is wrong. */
export const readHostOptions = (args: string[], env: NodeJS.ProcessEnv): HostOptions => {
  const { values } = parseArgs({
    args,
    options: {
      site: { type: 'string', multiple: true, default: ['granted'] },
      port: { type: 'string', default: env['PORT'] ?? USUAL_PORT },
      fresh: { type: 'boolean', default: false },
      memory: { type: 'boolean', default: false },
      'no-rates': { type: 'boolean', default: false },
      people: { type: 'string', default: USUAL_PEOPLE },
      latency: { type: 'string', default: USUAL_LATENCY_MS },
    },
  });
  const port = wholeNumber('port', values.port, MAX_PORT);
  return {
    profiles: values.site.map(profileOf),
    port,
    isFresh: values.fresh,
    inMemory: values.memory || port === 0,
    hasRates: !values['no-rates'],
    people: wholeNumber('people', values.people, MAX_PEOPLE),
    latencyMs: wholeNumber('latency', values.latency, MAX_LATENCY_MS),
  };
};

const profileOf = (name: string): Profile => {
  const profile = PROFILES.find((known) => known === name);
  if (profile !== undefined) return profile;
  throw new Error(`--site must be ${PROFILES.join(' or ')}, not "${name}".`);
};

const wholeNumber = (name: string, text: string, max: number): number => {
  if (/^\d+$/.test(text) && Number(text) <= max) return Number(text);
  throw new Error(`--${name} must be a whole number of 0 to ${max}, not "${text}".`);
};
