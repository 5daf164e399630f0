import { expect, type Locator, type Page } from '@playwright/test';
import type { AdminApi } from '../../../src/contract/adminApi';
import type { Person } from './person';
import { words, type TextKey } from './words';

export type Tab = 'groups' | 'people' | 'bulk' | 'automation' | 'activity' | 'settings' | 'setup';

type Role = Parameters<Page['getByRole']>[0];

type Names = { name?: string | RegExp; exact?: boolean };

type WaitOptions = { state?: 'attached' | 'detached' | 'visible' | 'hidden'; timeout?: number };

/** What the tests use of a page. A page in a browser offers it, and one without a browser. */
export type Screen<L> = {
  getByRole(role: Role, names?: Names): L;
  getByText(text: string | RegExp, options?: { exact?: boolean }): L;
  locator(selector: string): L;
  reload(): Promise<unknown>;
};

/** The same of a part of a page. */
export type Part<L> = Omit<Screen<L>, 'reload'> & {
  all(): Promise<L[]>;
  check(): Promise<void>;
  click(): Promise<void>;
  count(): Promise<number>;
  fill(text: string): Promise<void>;
  filter(content: { has?: L; hasText?: string | RegExp }): L;
  first(): L;
  isVisible(): Promise<boolean>;
  or(other: L): L;
  waitFor(options?: WaitOptions): Promise<void>;
};

/** The admin page as a person sees and uses it. All waits end after the page's time limit. */
export type AdminSteps<L extends Part<L>, P extends Screen<L>> = {
  page: P;
  /** Waits until the app shows its loaded tabs, or why there are none. */
  drawn: () => Promise<void>;
  reload: () => Promise<void>;
  panel: (tab: Tab) => L;
  openTab: (tab: Tab) => Promise<void>;
  button: (key: TextKey, within?: L) => L;
  combobox: (key: TextKey) => L;
  /**
   * Types into a group field and picks an option. The option's label may be longer than the name.
   * The group field and the person field of the People tab are brought to the front.
   */
  chooseGroup: (field: TextKey, name: string, label?: string) => Promise<void>;
  choosePerson: (person: Person) => Promise<void>;
  pasteAccountId: (accountId: string) => Promise<void>;
  /** Presses the button that adds a person, and waits for the app's answer. */
  submit: () => Promise<void>;
  /** Presses the button that removes a person, which opens a dialog. */
  askToRemove: () => Promise<void>;
  /** Does the same, confirms, and waits for the app's answer. */
  remove: () => Promise<void>;
  /** Runs a function and waits for the answer to the call it causes. */
  whileCalling: (action: keyof AdminApi, act: () => Promise<unknown>) => Promise<void>;
  /** Waits for a message with this title and all of these sentences. */
  sees: (title: TextKey, ...sentences: string[]) => Promise<void>;
  /** Opens the Activity tab. The rows of its table, newest first. */
  recent: () => Promise<L>;
};

/** The same in a browser. */
export type AdminPage = AdminSteps<Locator, Page>;

/** `answerTo` waits for the answer to the page's next call of an action. */
export const adminPage = <L extends Part<L>, P extends Screen<L>>(
  page: P,
  answerTo: (action: keyof AdminApi) => Promise<unknown>,
): AdminSteps<L, P> => {
  type Admin = AdminSteps<L, P>;
  const named = (key: TextKey) => ({ name: words(key), exact: true });
  const heading = (key: TextKey): L => page.getByRole('heading', named(key));
  const combobox: Admin['combobox'] = (key) => page.getByRole('combobox', named(key));
  const button: Admin['button'] = (key, within) => (within ?? page).getByRole('button', named(key));
  const panel: Admin['panel'] = (tab) => page.getByRole('tabpanel', named(`tab.${tab}`));
  const loading = page.getByRole('img', { name: words('loading') });
  const drawn = async (): Promise<void> => {
    await page.getByRole('tab').or(heading('failure.not-an-admin.title')).first().waitFor();
    // What replaces a spinner moves everything below, away from the mouse.
    while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached' });
  };

  const openTab: Admin['openTab'] = async (tab) => {
    await page.getByRole('tab', named(`tab.${tab}`)).click();
    await panel(tab).waitFor();
  };

  /** Brings the form of the People tab to the front, unless a dialog or field is in use. */
  const toPeople = async (field: L): Promise<void> => {
    if (!(await field.first().isVisible())) await openTab('people');
  };

  const askToRemove = async (): Promise<void> => {
    await toPeople(button('remove.ask'));
    await button('remove.ask').click();
    await page.getByRole('dialog').waitFor();
  };

  const whileCalling: Admin['whileCalling'] = async (action, act) => {
    await Promise.all([answerTo(action), act()]);
  };

  return {
    page,
    drawn,
    panel,
    button,
    combobox,
    whileCalling,
    reload: async () => {
      await page.reload();
      await drawn();
    },
    openTab,
    chooseGroup: async (field, name, label = name) => {
      if (field === 'people.groups') await toPeople(combobox(field));
      await combobox(field).fill(name);
      await page.getByRole('option', { name: label, exact: true }).click();
    },
    choosePerson: async ({ name }) => {
      await toPeople(combobox('add.person'));
      await combobox('add.person').fill(name);
      await page.getByRole('option').filter({ hasText: name }).click();
    },
    pasteAccountId: async (accountId) => {
      const field = page.getByRole('textbox', { name: words('add.account-id') });
      await toPeople(combobox('add.person').or(field));
      if (!(await field.isVisible())) await button('add.paste-instead').click();
      await field.fill(accountId);
    },
    submit: async () => {
      await toPeople(button('add.submit'));
      await whileCalling('addMember', () => button('add.submit').click());
    },
    askToRemove,
    remove: async () => {
      await askToRemove();
      await whileCalling('removeMember', () => button('remove.confirm').click());
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    },
    sees: async (title, ...sentences) => {
      let message = page.locator('section').filter({ has: heading(title) });
      for (const sentence of sentences) message = message.filter({ hasText: sentence });
      await message.first().waitFor();
    },
    recent: async () => {
      await openTab('activity');
      return panel('activity')
        .getByRole('row')
        .filter({ has: page.getByRole('cell') });
    },
  };
};

/** Waits for the answer to the next call of an action, in a browser. */
export const answerIn =
  (page: Page) =>
  (action: keyof AdminApi): Promise<unknown> =>
    page.waitForResponse((response) => {
      const { functionKey } = (response.request().postDataJSON() ?? {}) as { functionKey?: string };
      return functionKey === action;
    });

// A frame is 150 pixels high until it reports the height of its contents: one line of buttons.
const LINE_PX = { least: 30, most: 140 };

/**
 * Waits until the frame with the copy buttons of the Automation tab has its height. Before, what is
 * below it still moves, away from the mouse.
 */
export const copyButtonsAreDrawn = async ({ page }: Pick<AdminPage, 'page'>): Promise<void> => {
  const frame = page.locator('iframe:visible');
  await frame.contentFrame().getByRole('button').first().waitFor();
  await expect
    .poll(async () => (await frame.boundingBox())?.height ?? 0)
    .toBeGreaterThan(LINE_PX.least);
  await expect
    .poll(async () => (await frame.boundingBox())?.height ?? 0)
    .toBeLessThan(LINE_PX.most);
};
