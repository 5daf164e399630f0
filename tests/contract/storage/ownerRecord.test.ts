import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describeEachStorage('the record of absent owners', (storage) => {
  test('knows nothing of an account that was never noted', async () => {
    expect(await storage().owners.read(siteAdmin, 'queue')).toEqual({
      possible: 'nowhere',
      provenAt: undefined,
    });
  });

  test('tells the kinds of invocation apart, for other invocations too and for years', async () => {
    await storage().owners.noteImpersonated(siteAdmin, 'queue');
    storage().clock.advance(3 * 365 * 86_400);
    const { owners } = storage().nextInvocation();
    expect(await owners.read(siteAdmin, 'queue')).toMatchObject({ possible: 'here' });
    for (const where of ['web-trigger', 'schedule'] as const)
      expect(await owners.read(siteAdmin, where)).toMatchObject({ possible: 'only-elsewhere' });
    expect(await owners.read(confluenceAdmin, 'queue')).toMatchObject({ possible: 'nowhere' });
  });

  test('has the latest proof, for every kind of invocation, until it ends', async () => {
    await storage().owners.noteProven(siteAdmin, 1_000);
    await storage().owners.noteProven(siteAdmin, 2_000);
    const { owners } = storage().nextInvocation();
    expect(await owners.read(siteAdmin, 'web-trigger')).toMatchObject({ provenAt: 2_000 });
    expect(await owners.read(confluenceAdmin, 'queue')).toMatchObject({ provenAt: undefined });
    await owners.endProof(siteAdmin);
    await owners.endProof(confluenceAdmin); // it has none
    expect(await owners.read(siteAdmin, 'queue')).toMatchObject({ provenAt: undefined });
  });

  test('throws if storage fails, instead of knowing nothing', async () => {
    await storage().owners.noteImpersonated(siteAdmin, 'queue');
    storage().breakDown();
    const { owners } = storage().nextInvocation();
    await expect(owners.read(siteAdmin, 'queue')).rejects.toThrow(StoreUnavailable);
    await expect(owners.noteImpersonated(confluenceAdmin, 'queue')).rejects.toThrow(
      StoreUnavailable,
    );
    await expect(owners.noteProven(siteAdmin, 1_000)).rejects.toThrow(StoreUnavailable);
    await expect(owners.endProof(siteAdmin)).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await owners.read(siteAdmin, 'queue')).toMatchObject({ possible: 'here' });
    expect(await owners.read(confluenceAdmin, 'queue')).toMatchObject({ possible: 'nowhere' });
  });
});
