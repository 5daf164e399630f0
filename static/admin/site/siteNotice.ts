import type { SiteStatus } from '../../../src/contract/adminApi';
import type { MessageKey } from '../words/fill';

/** What an admin should know about the site before adding people. */
export type SiteNotice = {
  appearance: 'information' | 'warning';
  title: MessageKey;
  sentences: MessageKey[];
};

/** The notice for the site. Undefined if the app works and the viewer is a site admin. */
export const siteNotice = (site: SiteStatus): SiteNotice | undefined => {
  switch (site.app) {
    case 'works':
      if (site.viewerIsSiteAdmin === true) return undefined;
      return {
        appearance: 'information',
        title: 'site.works.title',
        sentences: viewerSentences(site),
      };
    case 'unknown':
      return {
        appearance: 'information',
        title: 'site.unknown.title',
        sentences: ['site.unknown', ...whereUnknown(site)],
      };
    case 'refused':
      return {
        appearance: 'warning',
        title: 'site.refused.title',
        sentences: ['site.refused', ...viewerWhereRefused(site), 'site.refused.keys'],
      };
  }
};

const viewerSentences = (site: SiteStatus): MessageKey[] => {
  if (site.viewerIsSiteAdmin === true) return [];
  if (site.viewerIsSiteAdmin === undefined) return ['site.viewer.not-known'];
  const delegated = site.delegatedGroups.length > 0;
  return ['site.viewer.no-site-admin', delegated ? 'site.viewer.delegated' : 'site.viewer.nothing'];
};

// For other admins, Rollcall tries as itself only in delegated groups, which their sentences say.
const whereUnknown = (site: SiteStatus): MessageKey[] =>
  site.viewerIsSiteAdmin === true ? ['site.unknown.tries'] : viewerSentences(site);

const viewerWhereRefused = (site: SiteStatus): MessageKey[] => {
  if (site.viewer === 'refused') return ['site.viewer.refused'];
  if (site.viewer === 'works') return ['site.viewer.works'];
  return site.viewerIsSiteAdmin === true ? ['site.viewer.may'] : ['site.viewer.ask'];
};
