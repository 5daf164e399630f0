import type { SiteStatus } from '../../../src/contract/adminApi';
import { statusLine } from '../../../static/admin/site/siteWords';

const SITE: SiteStatus = {
  ...{ app: 'works', viewer: 'unknown', viewerIsSiteAdmin: true, delegatedGroups: [] },
};
const { viewerIsSiteAdmin: _known, ...NOT_TOLD } = SITE;

test.each<[string, SiteStatus, string]>([
  ['a site admin where all works', SITE, 'site.ready'],
  ['someone of whom nothing is known', NOT_TOLD, 'status.not-known'],
  [
    'a Confluence admin without groups',
    { ...SITE, viewerIsSiteAdmin: false },
    'status.not-delegated',
  ],
  [
    'a Confluence admin with groups',
    { ...SITE, viewerIsSiteAdmin: false, delegatedGroups: [{ id: 'x' }] },
    'status.delegated',
  ],
  ['a site where nothing was tried', { ...SITE, app: 'unknown' }, 'status.unknown'],
  [
    'a site admin who can change groups, not the app',
    { ...SITE, app: 'refused', viewer: 'works' },
    'status.as-viewer',
  ],
  [
    'a site admin who has not tried, where the app is refused',
    { ...SITE, app: 'refused' },
    'status.may-as-viewer',
  ],
  [
    'a Confluence admin who has not tried, where the app is refused',
    { ...SITE, app: 'refused', viewerIsSiteAdmin: false },
    'status.ask',
  ],
  ['a site that refuses all', { ...SITE, app: 'refused', viewer: 'refused' }, 'status.refused'],
  ['a site with a leftover', { ...SITE, hasLeftover: true }, 'status.leftover'],
])('the status line for %s', (_who, site, sentence) => {
  expect(statusLine(site).sentence).toBe(sentence);
});
