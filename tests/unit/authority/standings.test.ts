import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { groupIdOf, PEOPLE } from '../../fakes/examples';

const { siteAdmin, confluenceAdmin } = PEOPLE;
const APP = { as: 'app' } as const;
const VIEWER = { as: 'viewer' } as const;

describe('what is known of the identities on a site', () => {
  test('the app is refused for all once two groups refused it', async () => {
    const { standings } = makeAppOverFakes();
    await standings.noteRefusal(APP, siteAdmin, groupIdOf(1));
    expect(await standings.of(APP, siteAdmin)).toBe('unknown');
    await standings.noteRefusal(APP, confluenceAdmin, groupIdOf(2));
    expect(await standings.of(APP, siteAdmin)).toBe('refused');
  });

  test('it is asked again after an hour', async () => {
    const { standings, clock } = makeAppOverFakes();
    await standings.noteRefusal(APP, siteAdmin, groupIdOf(1));
    await standings.noteRefusal(APP, siteAdmin, groupIdOf(2));
    clock.advance(3_599);
    expect(await standings.of(APP, siteAdmin)).toBe('refused');
    clock.advance(1);
    expect(await standings.of(APP, siteAdmin)).toBe('unknown');
  });

  test('people are told apart', async () => {
    const { standings } = makeAppOverFakes();
    await standings.noteRefusal(VIEWER, confluenceAdmin, groupIdOf(1));
    await standings.noteRefusal(VIEWER, confluenceAdmin, groupIdOf(2));
    expect(await standings.of(VIEWER, confluenceAdmin)).toBe('refused');
    expect(await standings.of(VIEWER, siteAdmin)).toBe('unknown');
  });

  test('an admin at the page and the same admin absent are told apart', async () => {
    const { standings } = makeAppOverFakes();
    await standings.noteSuccess(VIEWER, siteAdmin);
    expect(await standings.of({ as: 'owner', accountId: siteAdmin }, siteAdmin)).toBe('unknown');
  });

  test('a success is remembered for a month and ends refusals', async () => {
    const { standings, clock } = makeAppOverFakes();
    await standings.noteRefusal(APP, siteAdmin, groupIdOf(1));
    await standings.noteRefusal(APP, siteAdmin, groupIdOf(2));
    await standings.noteSuccess(APP, siteAdmin);
    clock.advance(29 * 86_400);
    expect(await standings.of(APP, siteAdmin)).toBe('works');
  });

  test('a success that is no news is not stored again', async () => {
    const { standings, memory } = makeAppOverFakes();
    await standings.noteSuccess(APP, siteAdmin);
    const remember = jest.spyOn(memory, 'remember');
    await standings.noteSuccess(APP, siteAdmin);
    expect(remember).not.toHaveBeenCalled();
  });

  test('a refusal that is no news is not stored again for a minute, whatever group it is about', async () => {
    const { standings, memory, clock } = makeAppOverFakes();
    const remember = jest.spyOn(memory, 'remember');
    const refused = async (...groups: number[]) => {
      for (const group of groups) await standings.noteRefusal(APP, siteAdmin, groupIdOf(group));
    };
    await refused(1, 1, 2, 3, 1, 2, 3);
    expect(remember).toHaveBeenCalledTimes(2);
    clock.advance(60);
    await refused(3, 3);
    expect(remember).toHaveBeenCalledTimes(3);
    clock.advance(3_599);
    await refused(2); // an hour from the last one on, not from the first
    expect(await standings.of(APP, siteAdmin)).toBe('refused');
  });

  test('stored evidence of another form is no evidence', async () => {
    const { standings, memory } = makeAppOverFakes();
    for (const stored of ['works', null, { worked: 'yes', refusals: [] }, { worked: true }]) {
      await memory.remember('standing app', stored, 60);
      expect(await standings.of(APP, siteAdmin)).toBe('unknown');
    }
  });

  test('nothing is known while the memory is broken, and nothing fails', async () => {
    const { standings, memory } = makeAppOverFakes();
    memory.breakDown();
    await standings.noteRefusal(APP, siteAdmin, groupIdOf(1));
    await standings.noteSuccess(APP, siteAdmin);
    expect(await standings.of(APP, siteAdmin)).toBe('unknown');
  });
});
