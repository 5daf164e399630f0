import { makeBehaviors } from '../../../dev-host/platform/behavior';
import { makeConfluenceService } from '../../../dev-host/platform/confluence/confluenceService';
import { makeRates } from '../../../dev-host/platform/rates';
import { appManifest } from '../../seams/manifest';
import { testInvocation } from '../../seams/invocation';
import { startControlledSite, type ControlledSite } from '../../seams/siteControl';

const MAX_TOKENS = 1_000; // a minute

let site: ControlledSite;
let now = Date.parse('2026-11-29T10:00:00Z');
beforeAll(async () => {
  site = await startControlledSite();
});
afterAll(() => site.close());

const startForge = () => {
  const rates = makeRates(() => now);
  return makeConfluenceService(appManifest(), makeBehaviors(), rates);
};

type Forge = ReturnType<typeof startForge>;

const asOwner = async (forge: Forge, accountId: string): Promise<number> => {
  const invocation = testInvocation({ siteUrl: site.url });
  const { status } = await forge.answer(
    {
      auth: { type: 'fpp', provider: 'user', remote: 'confluence', accountId },
      method: 'GET',
      path: '/wiki/rest/api/user/current',
      headers: {},
    },
    invocation,
  );
  return status;
};

test('the local Forge acts for people, and not for apps, suspended or unknown accounts', async () => {
  const forge = startForge();
  const users = await site.users();
  const app = users.find(({ accountType }) => accountType === 'app');
  const suspended = users.find(({ active }) => !active);
  expect(await asOwner(forge, site.accounts.admin)).toBe(200);
  expect(await asOwner(forge, app?.accountId ?? '')).toBe(401);
  expect(await asOwner(forge, suspended?.accountId ?? '')).toBe(401);
  expect(await asOwner(forge, 'nobody')).toBe(401);
});

test('the local Forge gives an app 1,000 tokens a minute', async () => {
  const forge = startForge();
  for (let count = 0; count < MAX_TOKENS; count += 1)
    expect(await asOwner(forge, site.accounts.admin)).toBe(200);
  expect(await asOwner(forge, site.accounts.admin)).toBe(429);
  now += 60_000;
  expect(await asOwner(forge, site.accounts.admin)).toBe(200);
});
