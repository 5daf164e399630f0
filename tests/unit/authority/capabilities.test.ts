import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const APP = { kind: 'app' } as const;
const VIEWER = { kind: 'viewer' } as const;

describe('capabilities of the identities on a site', () => {
  test('report the app as refused for everyone once two groups refused it', async () => {
    const { capabilities } = makeAppOverFakes();
    await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(1));
    expect(await capabilities.of(APP, siteAdmin)).toBe('unknown');
    await capabilities.noteRefusal(APP, confluenceAdmin, groupIdOf(2));
    expect(await capabilities.of(APP, siteAdmin)).toBe('refused');
  });

  test('are unknown again after an hour', async () => {
    const { capabilities, clock } = makeAppOverFakes();
    await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(1));
    await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(2));
    clock.advance(3_599);
    expect(await capabilities.of(APP, siteAdmin)).toBe('refused');
    clock.advance(1);
    expect(await capabilities.of(APP, siteAdmin)).toBe('unknown');
  });

  test('keep people apart', async () => {
    const { capabilities } = makeAppOverFakes();
    await capabilities.noteRefusal(VIEWER, confluenceAdmin, groupIdOf(1));
    await capabilities.noteRefusal(VIEWER, confluenceAdmin, groupIdOf(2));
    expect(await capabilities.of(VIEWER, confluenceAdmin)).toBe('refused');
    expect(await capabilities.of(VIEWER, siteAdmin)).toBe('unknown');
  });

  test('keep an admin at the page apart from the same admin absent', async () => {
    const { capabilities } = makeAppOverFakes();
    await capabilities.noteSuccess(VIEWER, siteAdmin);
    expect(await capabilities.of({ kind: 'owner', accountId: siteAdmin }, siteAdmin)).toBe(
      'unknown',
    );
  });

  test('remember a success for a month and end refusals with it', async () => {
    const { capabilities, clock } = makeAppOverFakes();
    await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(1));
    await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(2));
    await capabilities.noteSuccess(APP, siteAdmin);
    clock.advance(29 * 86_400);
    expect(await capabilities.of(APP, siteAdmin)).toBe('works');
  });

  test('do not store a repeated success again', async () => {
    const { capabilities, cache } = makeAppOverFakes();
    await capabilities.noteSuccess(APP, siteAdmin);
    const put = jest.spyOn(cache, 'put');
    await capabilities.noteSuccess(APP, siteAdmin);
    expect(put).not.toHaveBeenCalled();
  });

  test('do not store a repeated refusal again within a minute, whatever its group', async () => {
    const { capabilities, cache, clock } = makeAppOverFakes();
    const put = jest.spyOn(cache, 'put');
    const refused = async (...groups: number[]) => {
      for (const group of groups) await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(group));
    };
    await refused(1, 1, 2, 3, 1, 2, 3);
    expect(put).toHaveBeenCalledTimes(2);
    clock.advance(60);
    await refused(3, 3);
    expect(put).toHaveBeenCalledTimes(3);
    clock.advance(3_599);
    await refused(2); // the hour starts with the last refusal, not the first
    expect(await capabilities.of(APP, siteAdmin)).toBe('refused');
  });

  test('ignore stored evidence of another form', async () => {
    const { capabilities, cache } = makeAppOverFakes();
    for (const stored of ['works', null, { worked: 'yes', refusals: [] }, { worked: true }]) {
      await cache.put('standing app', stored, 60);
      expect(await capabilities.of(APP, siteAdmin)).toBe('unknown');
    }
  });

  test('are unknown while the cache is broken, and nothing fails', async () => {
    const { capabilities, cache } = makeAppOverFakes();
    cache.breakDown();
    await capabilities.noteRefusal(APP, siteAdmin, groupIdOf(1));
    await capabilities.noteSuccess(APP, siteAdmin);
    expect(await capabilities.of(APP, siteAdmin)).toBe('unknown');
  });
});
