import { expect, localPages, test } from './support/localPages';
import { newcomerTo } from '../browser/support/person';
import { words } from '../browser/support/words';

const { forge, open } = localPages(['--memory', '--site', 'strict']);

test('adds people as the admin where Confluence refuses the app, and says so in one line', async () => {
  const admin = await open();
  await admin.page.getByText(words('status.unknown')).waitFor();
  for (const groupName of ['marketing', 'finance']) {
    const person = await newcomerTo(forge(), groupName);
    await admin.chooseGroup('people.groups', groupName);
    await admin.choosePerson(person);
    await admin.submit();
    await admin.sees(
      'change.added.title',
      words('change.added', { person: person.name, group: groupName }),
      words('change.as-viewer'),
    );
    expect((await forge().site.group(groupName)).members).toContain(person.accountId);
  }
  await admin.page.getByText(words('status.as-viewer')).waitFor();
  await admin.button('status.open-setup').click();
  const broken = words('setup.summary.broken', { what: words('setup.key.app') });
  await admin.sees('setup.summary.refused', broken);
  for (const sentence of ['site.refused', 'site.viewer.works', 'site.refused.keys'] as const)
    await admin.panel('setup').getByText(words(sentence)).waitFor();
});

test('tells a Confluence admin who can help, before and after a try', async () => {
  const admin = await open({ account: forge().info.accounts.confluenceAdmin });
  await admin.page.getByText(words('status.ask')).waitFor();
  for (const groupName of ['marketing', 'finance']) {
    await admin.chooseGroup(
      'people.groups',
      groupName,
      words('groups.as-you-only', { group: groupName }),
    );
    await admin.choosePerson(await newcomerTo(forge(), groupName));
    await admin.submit();
    await admin.sees('failure.not-permitted.title', words('failure.not-permitted.next'));
    await admin.combobox('people.groups').press('Backspace'); // takes the group out again
  }
  await admin.page.getByText(words('status.refused')).waitFor();
});
