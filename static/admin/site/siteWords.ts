import type { SiteStatus } from '../../../src/contract/adminApi';
import type { MessageKey } from '../words/fill';

type Look = { lozenge: MessageKey; appearance: 'success' | 'default' | 'moved' | 'removed' };

/** The one sentence that says whether Rollcall works for the viewer, and its label. */
export type StatusLine = Look & { sentence: MessageKey };

const READY: Look = { lozenge: 'site.ready.lozenge', appearance: 'success' };
const LIMITED: Look = { lozenge: 'status.limited.lozenge', appearance: 'moved' };
const NOT_TRIED: Look = { lozenge: 'status.unknown.lozenge', appearance: 'default' };
const REFUSED: Look = { lozenge: 'status.refused.lozenge', appearance: 'removed' };
const OPEN: Look = { lozenge: 'status.leftover.lozenge', appearance: 'removed' };

/** The page's status line. What a self-test left comes first: it must not be forgotten. */
export const statusLine = (site: SiteStatus): StatusLine => {
  const { app, viewer, viewerIsSiteAdmin, delegatedGroups, addsOnly, hasLeftover } = site;
  if (hasLeftover) return { ...OPEN, sentence: 'status.leftover' };
  switch (app) {
    case 'works':
      if (viewerIsSiteAdmin === undefined) return { ...LIMITED, sentence: 'status.not-known' };
      if (addsOnly?.includes('app') && (viewerIsSiteAdmin || delegatedGroups.length > 0))
        return { ...LIMITED, sentence: 'status.adds-only' };
      if (viewerIsSiteAdmin) return { ...READY, sentence: 'site.ready' };
      if (viewer === 'works' && addsOnly === undefined)
        return { ...READY, sentence: 'status.with-your-rights' };
      return {
        ...LIMITED,
        sentence: delegatedGroups.length > 0 ? 'status.delegated' : 'status.not-delegated',
      };
    case 'unknown':
      return { ...NOT_TRIED, sentence: 'status.unknown' };
    case 'refused':
      if (viewer === 'works' && addsOnly?.includes('viewer'))
        return { ...LIMITED, sentence: 'status.adds-only-as-viewer' };
      if (viewer === 'works') return { ...LIMITED, sentence: 'status.as-viewer' };
      if (viewer === 'refused')
        return {
          ...REFUSED,
          sentence: viewerIsSiteAdmin === true ? 'status.refused.site-admin' : 'status.refused',
        };
      return viewerIsSiteAdmin === true
        ? { ...LIMITED, sentence: 'status.may-as-viewer' }
        : { ...REFUSED, sentence: 'status.ask' };
  }
};

/** What an admin should know about the site before adding people. */
export type SiteNotice = {
  title: MessageKey;
  sentences: MessageKey[];
};

/** The notice for the site. Undefined if the app works and the viewer is a site admin. */
export const siteNotice = (site: SiteStatus): SiteNotice | undefined => {
  switch (site.app) {
    case 'works':
      if (site.viewerIsSiteAdmin === true) return undefined;
      return {
        title: 'site.works.title',
        sentences: viewerSentences(site),
      };
    case 'unknown':
      return {
        title: 'site.unknown.title',
        sentences: ['site.unknown', ...whereUnknown(site)],
      };
    case 'refused':
      return {
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
  if (site.viewer === 'refused')
    return [
      site.viewerIsSiteAdmin === true ? 'site.viewer.refused.site-admin' : 'site.viewer.refused',
    ];
  if (site.viewer === 'works') return ['site.viewer.works'];
  return site.viewerIsSiteAdmin === true ? ['site.viewer.may'] : ['site.viewer.ask'];
};
