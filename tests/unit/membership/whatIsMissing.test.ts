import type { FailureCode } from '../../../src/domain/outcome';
import { failed } from '../../../src/domain/outcome';
import { makeAppOverFakes } from '../../fakes/appOverFakes';
import { atThePage, withKey } from '../../fakes/callers';
import { answered } from '../../fakes/confluence/world';
import { PEOPLE } from '../../fakes/examples';

const arrange = () => {
  const app = makeAppOverFakes();
  const { name } = app.confluence.makeGroup({ name: 'editors' });
  const request = {
    action: 'add' as const,
    groupName: name,
    accountId: PEOPLE.newcomer,
  };
  /** Confluence answers the write with 404, and the next read with this failure. */
  const readFails = (code: FailureCode, httpStatus: number): void => {
    app.confluence.world.nextAddAnswers.push(answered(404));
    const { readById } = app.confluence.directory;
    app.confluence.directory.readById = (id) => {
      // The name is confirmed before each write.
      const isConfirmation = app.confluence.world.nextAddAnswers.length > 0;
      return isConfirmation ? readById(id) : Promise.resolve(failed(code, { httpStatus }));
    };
  };
  return { app, request, readFails };
};

describe('404 to an add, with no answer about what is missing', () => {
  const refusals = [
    ['not-permitted', 403],
    ['not-authenticated', 403],
    ['not-authenticated', 401],
    ['missing-scope', 401],
    ['rate-limited', 429],
    ['unexpected', 418],
  ] as const;

  test.each(refusals)('is unavailable, and tries no one else: %s %d', async (code, status) => {
    const { app, request, readFails } = arrange();
    readFails(code, status);
    const changed = await app.changeMembership(atThePage(app, PEOPLE.siteAdmin), request);
    expect(changed).toEqual({ ok: false, failure: { code: 'unavailable' } });
    expect(app.confluence.writes()).toEqual(['add by name as app']);
    expect(await app.capabilities.of({ kind: 'app' }, PEOPLE.siteAdmin)).toBe('unknown');
  });

  // As a key's owner, a 401 to the write itself would be a refusal.
  test.each(refusals)('is not a refusal of the key’s owner: %s %d', async (code, status) => {
    const { app, request, readFails } = arrange();
    app.confluence.world.appMayWrite = false;
    readFails(code, status);
    app.confluence.world.nextAddAnswers.unshift(answered(403));
    const changed = await app.changeMembership(withKey(app), request);
    expect(changed).toEqual({ ok: false, failure: { code: 'unavailable' } });
    expect(app.confluence.writes()).toEqual(['add by name as app', 'add by name as owner']);
    expect(
      await app.capabilities.of({ kind: 'owner', accountId: PEOPLE.siteAdmin }, PEOPLE.siteAdmin),
    ).toBe('unknown');
  });
});
