import { parseArgs } from 'node:util';

const PROFILES = ['granted', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];

export type HostOptions = {
  /** One installation for each. */
  profiles: Profile[];
  /** Of the host; 0 for any that is free. The simulated sites take the next ones. */
  port: number;
  isFresh: boolean;
  /** Nothing is kept: asked for, or because the port will be another one next time. */
  inMemory: boolean;
  /** Median of the simulated sites' answers, in milliseconds. */
  latencyMs: number;
  /** How many accounts each simulated company has. */
  people: number;
  /** Keeps to Forge's rates of invocations and of storage; a bench passes them in no time. */
  hasRates: boolean;
};

const USUAL_PORT = '4000';
const USUAL_LATENCY_MS = '40'; // about what Confluence takes for a small call
const USUAL_PEOPLE = '2000';
const HIGHEST_PORT = 65_000; // with room for the sites above it

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
  const port = wholeNumber('port', values.port, HIGHEST_PORT);
  return {
    profiles: values.site.map(profileOf),
    port,
    isFresh: values.fresh,
    inMemory: values.memory || port === 0,
    hasRates: !values['no-rates'],
    people: wholeNumber('people', values.people, 1_000_000),
    latencyMs: wholeNumber('latency', values.latency, 60_000),
  };
};

const profileOf = (name: string): Profile => {
  const profile = PROFILES.find((known) => known === name);
  if (profile !== undefined) return profile;
  throw new Error(`--site must be ${PROFILES.join(' or ')}, not "${name}".`);
};

const wholeNumber = (name: string, text: string, highest: number): number => {
  if (/^\d+$/.test(text) && Number(text) <= highest) return Number(text);
  throw new Error(`--${name} must be a whole number of 0 to ${highest}, not "${text}".`);
};
