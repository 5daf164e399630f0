import type { Page } from 'playwright-core';
import { localAdminPages } from './support/localAdminPages';
import { words } from './support/words';

const { forge, open } = localAdminPages();

const options = (page: Page) => page.getByRole('option').allInnerTexts();

const searchesFor = (query: string) => (call: { postData: () => string | null }) =>
  (call.postData() ?? '').includes(`"searchGroups","payload":{"query":"${query}"}`);

test('an answer that comes late does not replace the answer to what is typed now', async () => {
  const { page, combobox } = await open();
  await forge().site.setFaults([
    { match: { method: 'GET', path: 'query=mar' }, effect: 'delay', value: 1_500 },
  ]);
  const slow = page.waitForResponse((response) => searchesFor('mar')(response.request()));
  const asked = page.waitForRequest(searchesFor('mar'));
  await combobox('add.group').fill('mar');
  await asked;
  await combobox('add.group').fill('lega');
  await page.getByRole('option', { name: 'legal' }).waitFor();
  await (await slow).finished();
  expect(await options(page)).toEqual(['legal']);
});

test('a word typed in one go is one search', async () => {
  const { page, combobox } = await open();
  const searches: string[] = [];
  page.on('request', (request) => {
    if ((request.postData() ?? '').includes('searchGroups')) searches.push(request.url());
  });
  await combobox('add.group').click();
  await page.keyboard.type('marketing');
  await page.getByRole('option', { name: 'marketing', exact: true }).waitFor();
  expect(searches).toHaveLength(1);
});

test('the exact match comes first', async () => {
  const { page, combobox } = await open();
  await combobox('add.group').fill('project-ember');
  await page.getByRole('option', { name: 'project-ember-reviewers' }).waitFor();
  expect(await options(page)).toEqual(['project-ember', 'project-ember-reviewers']);
});

test.each(['  leading spaces', 'R&D / Platform + Cloud #1?', '100%25 remote', 'فريق التحرير'])(
  'the group "%s" is found by its name',
  async (name) => {
    const { page, combobox } = await open();
    await combobox('add.group').fill(name);
    await page.getByRole('option', { name: name.trim(), exact: true }).waitFor();
  },
);

test('an empty list says why it is empty', async () => {
  const { page, combobox } = await open();
  await combobox('add.group').click();
  await page.getByText(words('groups.type')).waitFor();
  await combobox('add.group').fill('no such thing');
  await page.getByText(words('groups.none', { query: 'no such thing' })).waitFor();
});

test('a search that Confluence does not answer says so', async () => {
  const { page, combobox } = await open();
  await forge().site.setFaults([
    { match: { method: 'GET', path: '/group/picker' }, effect: 'status', value: 503 },
  ]);
  await combobox('add.group').fill('market');
  const [why, next] = [words('failure.unavailable.title'), words('failure.reading.next')];
  await page.getByText(words('failure.because', { why, next })).waitFor();
  await page.getByRole('option', { name: why }).waitFor();
});
