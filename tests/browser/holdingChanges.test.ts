import type { AdminPage } from './support/adminPage';
import { localAdminPages } from './support/localAdminPages';
import { newcomerTo, type Person } from './support/person';
import { addsAnswered, NO_LICENCE } from './support/siteFaults';
import { words } from './support/words';

const { forge, open } = localAdminPages();

let admin: AdminPage;
beforeAll(async () => {
  admin = await open({ lasting: true });
  await admin.button('add.paste-instead').click();
});

const ask = async (groupName: string, label = groupName): Promise<Person> => {
  const person = await newcomerTo(forge(), groupName);
  await admin.chooseGroup('add.group', groupName, label);
  await admin.pasteAccountId(person.accountId);
  await admin.submit();
  return person;
};

test('whoever is in the group already leaves nothing to do', async () => {
  const person = await ask('finance');
  await admin.sees('change.added.title');
  await admin.pasteAccountId(person.accountId);
  await admin.submit();
  await admin.sees(
    'change.already-member.title',
    words('change.already-member', { person: person.name, group: 'finance' }),
  );
  await admin.recent().first().getByText(words('short.already-member')).waitFor();
});

test('what an earlier try may have done is said to be uncertain', async () => {
  await forge().site.setFaults([{ ...NO_LICENCE, times: 1 }, addsAnswered(409)]);
  const person = await ask('finance');
  await admin.sees(
    'change.already-member.title',
    words('change.already-member', { person: person.name, group: 'finance' }),
    words('change.uncertain'),
  );
});

test('a protected group is written as the admin, and marked so before', async () => {
  const label = words('groups.as-you-only', { group: 'it-operations' });
  const person = await ask('it-operations', label);
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'it-operations' }),
    words('change.as-viewer'),
  );
  await admin.recent().first().getByText(words('recent.as-viewer')).waitFor();
});

test('a change whose record stays open is shown as made, and the record as unknown', async () => {
  await forge().setFaults([{ target: 'kvs', effect: 'fail', match: '/entity/set', after: 1 }]);
  const person = await ask('design');
  await admin.sees(
    'change.added.title',
    words('change.added', { person: person.name, group: 'design' }),
    words('change.unrecorded'),
  );
  const newest = admin.recent().first();
  await newest.getByText(words('short.open')).waitFor();
  await newest.getByText(person.name).waitFor();
});
