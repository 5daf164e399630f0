import type { SiteStatus } from '../../../src/contract/adminApi';
import { siteNotice } from '../../../static/admin/site/siteWords';

const UNKNOWN: SiteStatus = { app: 'unknown', viewer: 'unknown', delegatedGroups: [] };

describe('on a site with unknown access', () => {
  test('tells a site admin that the app tries as itself', () => {
    expect(siteNotice({ ...UNKNOWN, viewerIsSiteAdmin: true })?.sentences).toEqual([
      'site.unknown',
      'site.unknown.tries',
    ]);
  });

  test.each([
    ['is no site admin', { viewerIsSiteAdmin: false }],
    ['may be none', {}],
  ])('does not tell that to a viewer who %s', (_who, known) => {
    const sentences = siteNotice({ ...UNKNOWN, ...known })?.sentences;
    expect(sentences).toContain('site.unknown');
    expect(sentences).not.toContain('site.unknown.tries');
  });
});
