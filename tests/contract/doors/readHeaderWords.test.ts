import type { HeaderWords } from '../../../src/contract/bulkApi';
import { makeHeaderKind } from '../../../static/admin/bulk/import/headerKind';
import { startWholeApp, type WholeApp } from '../../seams/wholeApp';
import { invoke } from './doors';

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
afterAll(() => app.close());

const asked = (accountId: string) => invoke(app, accountId, 'readHeaderWords', {});

test('an admin gets words by which headers in many languages are understood', async () => {
  const answer = (await asked(app.site.accounts.confluenceAdmin)) as { value: HeaderWords };
  const headerKind = makeHeaderKind(JSON.parse(JSON.stringify(answer.value)) as HeaderWords);
  const headers = ['Team', 'Work Email', 'Benutzer', 'Motif', 'グループ', 'Kennwort', 'Zebra'];
  expect(headers.map(headerKind)).toEqual([
    ...['group', 'email', 'person', 'reason', 'group', 'secret', undefined],
  ]);
});

test('a person without admin rights gets none', async () => {
  const refused = { ok: false, failure: { code: 'not-an-admin' } };
  expect(await asked(app.site.accounts.nonAdmin)).toEqual(refused);
});
