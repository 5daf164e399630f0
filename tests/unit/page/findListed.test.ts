import type { FoundPerson } from '../../../src/contract/bulkApi';
import { HEADER_WORDS } from '../../../src/domain/headerWords';
import { makeHeaderKind } from '../../../static/admin/bulk/import/headerKind';
import { findListed } from '../../../static/admin/groups/compare/findListed';

makeHeaderKind(HEADER_WORDS); // the page has the words before it reads anyone

const ID = '5b10ac8d82e05b22cc7d4ef5';
const OTHER_ID = '5b10ac8d82e05b22cc7d4ef6';

const accounts = (known: Record<string, string>, asked: string[][] = []) => ({
  checkPeople: ({ accountIds }: { accountIds: string[] }) =>
    Promise.resolve({
      ok: true as const,
      value: accountIds.map((id) => (id === ID ? ('active' as const) : ('unknown' as const))),
    }),
  findPeople: ({ people }: { people: readonly ({ email: string } | { name: string })[] }) => {
    const emails = people.map((person) => ('email' in person ? person.email : ''));
    asked.push(emails);
    const value = emails.map((email): FoundPerson => {
      const accountId = known[email];
      return accountId === undefined
        ? { is: 'open', candidates: ['someone'], asked: true }
        : { is: 'found', accountId };
    });
    return Promise.resolve({ ok: true as const, value });
  },
});

test('finds the accounts of emails and takes account IDs as they are', async () => {
  const find = accounts({ 'ana@example.com': 'ana' });
  expect(await findListed(`ana@example.com, ${ID}\nana@example.com`, find)).toEqual({
    ok: true,
    value: { accountIds: [ID, 'ana'], unknown: [] },
  });
});

test('guesses no one: names, and emails and IDs without a sure account, are unknown', async () => {
  expect(await findListed(`Ana Gnu; zoe@example.com; ${OTHER_ID}`, accounts({}))).toEqual({
    ok: true,
    value: { accountIds: [], unknown: ['Ana Gnu', OTHER_ID, 'zoe@example.com'] },
  });
});

test('asks for at most 20 emails at a time', async () => {
  const asked: string[][] = [];
  const emails = Array.from({ length: 45 }, (_, number) => `p${number}@example.com`);
  await findListed(emails.join('\n'), accounts({}, asked));
  expect(asked.map(({ length }) => length)).toEqual([20, 20, 5]);
});

test('finds no one at all if Confluence gives no answer', async () => {
  const down = () =>
    Promise.resolve({ ok: false as const, failure: { code: 'not-permitted' as const } });
  expect(
    await findListed('ana@example.com', { findPeople: down, checkPeople: down }),
  ).toMatchObject({ ok: false });
});
