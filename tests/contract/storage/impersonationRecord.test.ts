import { StoreUnavailable } from '../../../src/application/ports/storeUnavailable';
import { PEOPLE } from '../../fakes/examples';
import { describeEachStorage } from './eachStorage';

const { siteAdmin, confluenceAdmin } = PEOPLE;

describeEachStorage('the record of impersonation', (storage) => {
  test('has no entry for an account that was never noted', async () => {
    expect(await storage().impersonation.wasPossible(siteAdmin)).toBe(false);
  });

  test('has an entry for a noted account, for other invocations too and for years', async () => {
    await storage().impersonation.note(siteAdmin);
    storage().clock.advance(3 * 365 * 86_400);
    expect(await storage().nextInvocation().impersonation.wasPossible(siteAdmin)).toBe(true);
    expect(await storage().nextInvocation().impersonation.wasPossible(confluenceAdmin)).toBe(false);
  });

  test('throws if storage fails, instead of having no entry', async () => {
    await storage().impersonation.note(siteAdmin);
    storage().breakDown();
    const { impersonation } = storage().nextInvocation();
    await expect(impersonation.wasPossible(siteAdmin)).rejects.toThrow(StoreUnavailable);
    await expect(impersonation.note(confluenceAdmin)).rejects.toThrow(StoreUnavailable);
    storage().repair();
    expect(await impersonation.wasPossible(siteAdmin)).toBe(true);
    expect(await impersonation.wasPossible(confluenceAdmin)).toBe(false);
  });
});
