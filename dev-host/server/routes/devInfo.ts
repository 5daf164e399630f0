import type { Platform } from '../../platform/platform';
import type { Hosted } from '../hosted';

/** The addresses of an installation's web triggers, by their keys. */
export const webTriggersOf = (platform: Platform, { installation }: Hosted) =>
  Object.fromEntries(
    platform.manifest.modules.webtrigger.map(({ key }) => [
      key,
      platform.addressOf(platform.urls.create(installation.id, key, false).id),
    ]),
  );

/** Where things are: what tests and people need to find their way. The first installation's first. */
export const devInfo = (platform: Platform, hosted: readonly Hosted[], url: string) => {
  const installations = hosted.map((each, index) => ({
    id: each.installation.id,
    site: each.installation.site,
    adminPageUrl: index === 0 ? `${url}/` : `${url}/?installation=${index}`,
    confluenceUrl: each.installation.confluence.url,
    webTriggers: webTriggersOf(platform, each),
    accounts: each.accounts,
    demoKey: each.demoKey,
  }));
  const { id: _id, site: _site, ...first } = installations[0] ?? {};
  return { ...first, installations, refusals: platform.refusals.all() };
};
