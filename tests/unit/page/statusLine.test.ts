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
  [
    'a site admin on a site that refuses all',
    { ...SITE, app: 'refused', viewer: 'refused' },
    'status.refused.site-admin',
  ],
  [
    'another admin on a site that refuses all',
    { ...SITE, app: 'refused', viewer: 'refused', viewerIsSiteAdmin: false },
    'status.refused',
  ],
  [
    'a user access admin whose changes work',
    { ...SITE, viewer: 'works', viewerIsSiteAdmin: false },
    'status.with-your-rights',
  ],
  [
    'a site admin where the app adds people and may not remove them',
    { ...SITE, addsOnly: ['app'] },
    'status.adds-only',
  ],
  [
    'a Confluence admin with groups where the app may not remove people',
    { ...SITE, viewerIsSiteAdmin: false, delegatedGroups: [{ id: 'x' }], addsOnly: ['app'] },
    'status.adds-only',
  ],
  ['a site admin who alone may not remove people', { ...SITE, addsOnly: ['viewer'] }, 'site.ready'],
  [
    'a site admin who adds people and may not remove them, where the app is refused',
    { ...SITE, app: 'refused', viewer: 'works', addsOnly: ['viewer'] },
    'status.adds-only-as-viewer',
  ],
  ['a site with a leftover', { ...SITE, hasLeftover: true }, 'status.leftover'],
])('the status line for %s', (_who, site, sentence) => {
  expect(statusLine(site).sentence).toBe(sentence);
});
