import { parseArgs } from 'node:util';
import type { SiteOptions } from './startSite';
import { PROFILES } from './state/settings';

const HIGHEST_PORT = 65_535;
const MIN_PEOPLE = 2_000; // fewer could not fill every kind of group

const wholeNumber = (name: string, text: string, highest: number): number => {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (value <= highest) return value;
  throw new Error(`--${name} must be a whole number of 0 to ${highest.toString()}, not '${text}'.`);
};

const manyPeople = (text: string): number => {
  const people = wholeNumber('people', text, 1_000_000);
  if (people >= MIN_PEOPLE) return people;
  throw new Error(`--people must be at least ${MIN_PEOPLE.toString()}, not '${text}'.`);
};

/**
 * Reads the command line: `--port N --profile granted|strict --seed N --people N --data-file F
 * --latency MS`, all optional. `--latency` is the median in milliseconds; single answers take half as much more or less.
 * Throws with a sentence that names what is wrong.
 */
export const readArguments = (args: string[]): SiteOptions => {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      profile: { type: 'string', default: 'granted' },
      seed: { type: 'string' },
      people: { type: 'string' },
      'data-file': { type: 'string' },
      latency: { type: 'string', default: '0' },
    },
  });
  const profile = PROFILES.find((name) => name === values.profile);
  if (profile === undefined) {
    throw new Error(`--profile must be ${PROFILES.join(' or ')}, not '${values.profile}'.`);
  }
  const dataFile = values['data-file'];
  const medianMs = wholeNumber('latency', values.latency, 600_000);
  return {
    port: wholeNumber('port', values.port, HIGHEST_PORT),
    profile,
    ...(values.seed !== undefined && { seed: wholeNumber('seed', values.seed, 0xffff_ffff) }),
    ...(values.people !== undefined && { people: manyPeople(values.people) }),
    ...(dataFile !== undefined && { dataFile }),
    latency: { medianMs, spreadMs: medianMs / 2 },
  };
};
