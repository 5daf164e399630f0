import { sharedLocalForge, type LocalForge } from './support/localForge';

let forge: LocalForge;
beforeAll(async () => {
  forge = await sharedLocalForge();
});
afterAll(() => forge.stop());

const get = (path: string) => fetch(`${forge.url}/frames/${path}`);

test('a frame gets its bridge before its own script, and no inline script may run', async () => {
  const response = await get('frame-choose/index.html');
  const page = await response.text();
  expect(page.indexOf('/assets/frameBridge.js')).toBeGreaterThan(0);
  expect(page.indexOf('./main.js')).toBeGreaterThan(page.indexOf('/assets/frameBridge.js'));
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain(`default-src ${forge.url}/frames/frame-choose/;`);
  expect(policy).toMatch(/; sandbox (?!.*allow-top-navigation)/);
  expect(policy).not.toContain('unsafe');
});

test("the app's texts and a pseudo-locale are served beside a frame", async () => {
  const info = (await (await get('frame-choose/__LOCALES__/i18n-info.json')).json()) as unknown;
  expect(info).toMatchObject({ config: { locales: ['en-US', 'en-XA'] } });
  expect((await get('frame-choose/__LOCALES__/en-US.json')).status).toBe(200);
  const longer = (await (await get('frame-export/__LOCALES__/en-XA.json')).json()) as object;
  expect(longer).toMatchObject({ cancel: expect.stringMatching(/^\[.*\]$/) as unknown });
});

test('a resource that is not a folder or does not exist, and files beside it, are not found', async () => {
  for (const path of ['admin-page/index.html', 'nothing/index.html', 'frame-choose/nothing.js'])
    expect((await get(path)).status).toBe(404);
  expect((await get('frame-choose/%2e%2e/main.ts')).status).toBe(404);
});
