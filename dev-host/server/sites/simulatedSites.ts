import { simulatedConfluence } from '../../platform/confluence/confluenceAddress';
import { stableId } from '../../platform/installation';
import { dataFiles, forget } from '../dataFiles';
import type { Hosted } from '../hosted';
import type { HostOptions, Profile } from '../hostOptions';
import { startSiteProcess, type SiteProcess } from './siteProcess';

export type RunningSites = { hosted: Hosted[]; end: () => Promise<void> };

/** Starts a simulated site for each installation, on the ports after the host's own. */
export const startSimulatedSites = async (
  options: HostOptions,
  onLost: (message: string) => void,
): Promise<RunningSites> => {
  const { site: dataFileOf } = dataFiles(options.profiles.join('+'), options);
  const sites = await Promise.all(
    options.profiles.map((profile, index) => {
      const dataFile = dataFileOf(index);
      if (options.isFresh) forget(dataFile);
      return startSiteProcess(siteArguments(options, profile, index, dataFile), (code) => {
        onLost(`The simulated site "${profile}" ended with ${String(code)}.`);
      });
    }),
  );
  return {
    hosted: options.profiles.flatMap((profile, index) => {
      const site = sites[index];
      return site === undefined ? [] : [hostedSite(profile, index, site)];
    }),
    end: async () => {
      await Promise.all(sites.map((site) => site.end()));
    },
  };
};

const siteArguments = (
  { port, latencyMs, people }: HostOptions,
  profile: Profile,
  index: number,
  dataFile: string | undefined,
): string[] =>
  [
    ['--port', port === 0 ? 0 : port + 1 + index],
    ['--profile', profile],
    ['--latency', latencyMs],
    ['--people', people],
    dataFile === undefined ? [] : ['--data-file', dataFile],
  ].flatMap((pair) => pair.map(String));

const hostedSite = (profile: Profile, index: number, site: SiteProcess): Hosted => {
  const { accounts, url } = site;
  return {
    installation: {
      id: stableId(`installation ${index} ${profile}`),
      cloudId: stableId(`site ${index} ${profile}`),
      site: profile,
      confluence: simulatedConfluence(url),
    },
    siteName: `Simulated site (${profile})`,
    people: [
      { label: 'Site admin', accountId: accounts.admin },
      { label: 'Confluence admin', accountId: accounts.confluenceAdmin },
      { label: 'Ordinary user', accountId: accounts.nonAdmin },
    ],
    accounts,
  };
};
