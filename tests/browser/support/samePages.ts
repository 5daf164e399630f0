import type { LocalForge } from '../../host/support/localForge';
import type { AdminSteps, Part, Screen } from './adminPage';
import { newcomerTo } from './person';
import { words } from './words';

/** A page, and the local Forge behind it. */
type Tools<L extends Part<L>, P extends Screen<L>> = {
  forge: () => LocalForge;
  open: () => Promise<AdminSteps<L, P>>;
};

/**
 * What a page in a browser and a page without one must do alike. Both kinds of tests run these, so that
 * the page without a browser stays true. Each rejects if something isn't so.
 */
export const samePages = <L extends Part<L>, P extends Screen<L>>({
  forge,
  open,
}: Tools<L, P>): Readonly<Record<string, () => Promise<void>>> => ({
  'adds a person who was picked, and undoes it': async () => {
    const person = await newcomerTo(forge(), 'design');
    const admin = await open();
    await admin.chooseGroup('people.groups', 'design');
    await admin.choosePerson(person);
    await admin.submit();
    await admin.sees('change.added.title', person.name);
    await admin.button('change.undo').click();
    await admin.sees('change.removed.title', person.name);
  },

  'closes a dialog with its button, and keeps what was chosen': async () => {
    const person = await newcomerTo(forge(), 'design');
    const admin = await open();
    await admin.chooseGroup('people.groups', 'design');
    await admin.choosePerson(person);
    await admin.askToRemove();
    await admin.button('cancel').click();
    await admin.page.getByRole('dialog').waitFor({ state: 'detached' });
    const form = admin.panel('people').locator('form');
    await form.getByText(person.name, { exact: true }).waitFor();
    await form.getByText('design', { exact: true }).waitFor();
  },

  'forgets what was typed into a field for groups when it is left': async () => {
    const admin = await open();
    await admin.openTab('people');
    await admin.combobox('people.groups').fill('desig');
    const found = admin.page.getByRole('option', { name: 'design', exact: true });
    await found.waitFor();
    await admin.combobox('add.person').click();
    await found.waitFor({ state: 'detached' });
    await admin.combobox('people.groups').click();
    await admin.page.getByText(words('groups.type')).waitFor();
  },

  'shows another person in a field that has one': async () => {
    const [picked, member] = [await newcomerTo(forge()), await newcomerTo(forge(), 'design')];
    const { id: groupId } = await forge().site.createGroup({ name: `of ${member.name}` });
    await forge().call('addMember', { groupId, accountId: member.accountId });
    const admin = await open();
    await admin.choosePerson(picked);
    await admin.openTab('groups');
    await admin.page
      .getByRole('textbox', { name: words('groups.search') })
      .fill(`of ${member.name}`);
    await admin.page.getByRole('button', { name: `of ${member.name}`, exact: true }).click();
    const row = admin.panel('groups').getByRole('row').filter({ hasText: member.name });
    await admin.button('members.open', row.first()).click();
    const form = admin.panel('people').locator('form');
    await form.getByText(member.name, { exact: true }).waitFor();
    await form.getByText(picked.name, { exact: true }).waitFor({ state: 'detached' });
  },

  'says at once that a number is out of range': async () => {
    const admin = await open();
    await admin.openTab('settings');
    const field = admin.page.getByRole('textbox', { name: words('settings.most-percent') });
    await field.fill('101');
    await admin.button('settings.submit').click();
    await admin.page.getByText(words('settings.number', { least: '1', most: '100' })).waitFor();
  },
});
