import { openWithoutApp } from './support/drawTree';
import { expect, localAdminPages, test } from './support/localAdminPages';
import { seriousProblems } from './support/seriousProblems';

const granted = localAdminPages();

const open = () => openWithoutApp(granted);

test('opens a popup from its trigger, and closes it with Escape', async () => {
  const page = await open();
  await page.evaluate(async () => {
    const show = (isOpen: boolean): Promise<void> => {
      const press = { onClick: () => show(true) };
      const popup = { isOpen, label: 'Actions of Ann', role: 'dialog', onClose: () => show(false) };
      const content = { key: 'content', name: 'content' };
      const trigger = { key: 'trigger', name: 'trigger' };
      return draw(
        make(
          'Popup',
          popup,
          make('ContentWrapper', content, make('Button', {}, 'Remove')),
          make('ContentWrapper', trigger, make('Button', press, 'Actions')),
        ),
      );
    };
    await show(false);
  });
  const popup = page.getByRole('dialog', { name: 'Actions of Ann' });
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await popup.getByRole('button', { name: 'Remove' }).waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await popup.waitFor({ state: 'detached' });
});

test('names a button by aria-label, and draws its icon', async () => {
  const page = await open();
  await page.evaluate(() => {
    const props = { 'aria-label': 'Actions of Ann', iconAfter: 'chevron-down', spacing: 'none' };
    return draw(make('Button', props, 'Actions'));
  });
  const button = page.getByRole('button', { name: 'Actions of Ann' });
  expect(await button.innerText()).toBe('Actions');
  expect(await button.locator('svg').count()).toBe(1);
});

test('focuses a button with autoFocus, and fits it to its container', async () => {
  const page = await open();
  await page.evaluate(() => {
    const props = { autoFocus: true, shouldFitContainer: true, testId: 'wide' };
    return draw(make('Button', props, 'Next'));
  });
  const button = page.getByTestId('wide');
  await expect(button).toBeFocused();
  const content = await page.locator('#frame-content').boundingBox();
  const { width } = (await button.boundingBox()) ?? { width: 0 };
  expect(width).toBeGreaterThan((content?.width ?? Infinity) / 2);
});

test('gives a pressable its click, without the event', async () => {
  const page = await open();
  const received = await page.evaluate(async () => {
    const seen: number[] = [];
    const onClick = (...given: unknown[]): void => {
      seen.push(given.length);
    };
    const props = { onClick, testId: 'pressable', padding: 'space.100', 'aria-label': 'Ann' };
    await draw(make('Pressable', props, 'Open'));
    document.querySelector<HTMLElement>('[data-testid=pressable][aria-label=Ann]')?.click();
    return seen;
  });
  expect(received).toEqual([0]);
});

test('selects the tab that the app says, and passes on only the index of another', async () => {
  const page = await open();
  await page.evaluate(() => {
    const onChange = (...given: unknown[]): void => {
      document.title = JSON.stringify(given);
    };
    const tabs = ['One', 'Two'].map((key) => make('Tab', { key }, key));
    const panels = ['One', 'Two'].map((key) => make('TabPanel', { key }, `Panel ${key}`));
    const props = { id: 'tabs', selected: 1, onChange };
    return draw(make('Tabs', props, make('TabList', {}, ...tabs), ...panels));
  });
  await page.getByText('Panel Two').waitFor();
  await page.getByRole('tab', { name: 'One' }).click();
  await expect(page).toHaveTitle('[0]');
  await page.getByText('Panel Two').waitFor(); // the app hasn't said otherwise
});

test('draws a path as a link to the Confluence site, and opens a link in a new tab', async () => {
  const page = await open();
  await page.evaluate(() => {
    const docs = { key: 'docs', href: 'https://example.com', openNewTab: true };
    return draw(make('Link', { href: '/wiki/people' }, 'People'), make('Link', docs, 'Docs'));
  });
  const site = granted.forge().info.confluenceUrl;
  const people = page.getByRole('link', { name: 'People' });
  await expect(people).toHaveAttribute('href', `${site}/wiki/people`);
  await expect(page.getByRole('link', { name: 'Docs' })).toHaveAttribute('target', '_blank');
});

test('cuts a badge at its maximum', async () => {
  const page = await open();
  await page.evaluate(() => draw(make('Badge', { max: 99 }, '120')));
  await page.getByText('99+', { exact: true }).waitFor();
});

test('shows a tooltip while its button has the focus', async () => {
  const page = await open();
  await page.evaluate(() => {
    const button = make('Button', { autoFocus: true }, 'Export');
    return draw(make('Tooltip', { content: 'All rows' }, button));
  });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.getByRole('tooltip', { name: 'All rows' }).waitFor();
});

test('draws breadcrumbs with the last one as a text', async () => {
  const page = await open();
  await page.evaluate(() => {
    const groups = { key: 'groups', href: '/wiki/groups', text: 'Groups' };
    const last = { key: 'last', text: 'marketing' };
    const items = [make('BreadcrumbsItem', groups), make('BreadcrumbsItem', last)];
    return draw(make('Breadcrumbs', { label: 'Place' }, ...items));
  });
  const place = page.getByRole('navigation', { name: 'Place' });
  await place.getByRole('link', { name: 'Groups' }).waitFor();
  await place.getByText('marketing').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});

test('shows a text for a table without rows, and highlights a row', async () => {
  const page = await open();
  await page.evaluate(() =>
    draw(
      make(
        'DynamicTable',
        { emptyView: 'No groups yet' },
        make('ContentWrapper', { name: 'rows' }),
      ),
    ),
  );
  await page.getByText('No groups yet').waitFor();
  await page.evaluate(() => {
    const row = make('Row', { isHighlighted: true }, make('Cell', {}, 'marketing'));
    return draw(make('DynamicTable', {}, make('ContentWrapper', { name: 'rows' }, row)));
  });
  await page.getByRole('row', { name: 'marketing' }).waitFor();
});

test('shows flags until they are closed by the app or dismissed', async () => {
  const page = await open();
  await page.evaluate(async () => {
    const { __bridge: bridge } = globalThis as unknown as {
      __bridge: { callBridge: (command: string, data: unknown) => Promise<unknown> };
    };
    const onClick = (): void => {
      void bridge.callBridge('closeFlag', { id: 1 });
    };
    const actions = [{ text: 'Undo', onClick }];
    await bridge.callBridge('showFlag', { id: 1, title: 'Ann added', type: 'success', actions });
    await bridge.callBridge('showFlag', { id: 2, title: 'Ben added', type: 'success' });
  });
  const flag = (title: string) => page.getByRole('alert').filter({ hasText: title });
  await flag('Ann added').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await flag('Ann added').getByRole('button', { name: 'Undo' }).click();
  await flag('Ann added').waitFor({ state: 'detached' });
  await flag('Ben added').getByRole('button', { name: 'Dismiss' }).click();
  await flag('Ben added').waitFor({ state: 'detached' });
});

test('removes a flag after eight seconds if it is to dismiss itself', async () => {
  const page = await open();
  await page.clock.install();
  await page.evaluate(() => {
    const { __bridge: bridge } = globalThis as unknown as {
      __bridge: { callBridge: (command: string, data: unknown) => Promise<unknown> };
    };
    return bridge.callBridge('showFlag', { id: 1, title: 'Ann added', isAutoDismiss: true });
  });
  const flag = page.getByRole('alert').filter({ hasText: 'Ann added' });
  await flag.waitFor();
  await page.clock.fastForward(8_000);
  await flag.waitFor({ state: 'detached' });
});
