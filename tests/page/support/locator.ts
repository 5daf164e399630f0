import { type PageElement, spokenName, textOf, visibleText, withAll } from './element';

type Names = { name?: string | RegExp; exact?: boolean; selected?: boolean };

type Content<L> = { has?: L; hasText?: string | RegExp };

type WaitOptions = { state?: 'visible' | 'attached' | 'hidden' | 'detached'; timeout?: number };

/** The page that locators look at. */
export type Searched = {
  /** The page as it is now. Undefined before the app has drawn. */
  elements: () => PageElement | undefined;
  /** Waits until a condition holds; it is asked again after each change of the page. */
  until: (isMet: () => boolean, problem: () => string, timeout?: number) => Promise<void>;
  /** Whether a dialog is in front of the element. */
  isCovered: (element: PageElement) => boolean;
};

type Step = { words: string; find: (within: readonly PageElement[]) => PageElement[] };

/**
 * Finds elements of a page, with the names and rules of Playwright's `Locator`: it looks anew for
 * each use, waits until it can act, and an action on more than one element is an error.
 */
export class Locator {
  private readonly page: Searched;
  private readonly steps: readonly Step[];

  constructor(page: Searched, steps: readonly Step[]) {
    this.page = page;
    this.steps = steps;
  }

  toString(): string {
    return this.steps.map(({ words }) => words).join(' › ');
  }

  getByRole(role: string, { name, exact, selected }: Names = {}): Locator {
    const words = `${role}${name === undefined ? '' : ` "${String(name)}"`}`;
    return this.inside(
      words,
      (element) =>
        element.role === role &&
        (selected === undefined || element.attributes['aria-selected'] === String(selected)) &&
        (name === undefined || matches(spokenName(element), name, exact === true)),
    );
  }

  /** The innermost elements with this text. */
  getByText(text: string | RegExp, { exact = false }: { exact?: boolean } = {}): Locator {
    const has = (element: PageElement): boolean => matches(textOf(element), text, exact);
    return this.inside(
      `text "${String(text)}"`,
      (element) =>
        has(element) && !element.children.some((part) => typeof part !== 'string' && has(part)),
    );
  }

  getByLabel(label: string | RegExp, { exact = false }: { exact?: boolean } = {}): Locator {
    return this.inside(
      `label "${String(label)}"`,
      (element) => element.label !== undefined && matches(element.label, label, exact),
    );
  }

  /** Elements with this tag, or with this attribute: `form`, `[data-account-id]`, `[name="x"]`. */
  locator(selector: string): Locator {
    const found = /^(?<tag>[a-z0-9]*)(?:\[(?<name>[a-z-]+)(?:="?(?<value>[^"\]]*)"?)?\])?$/.exec(
      selector,
    )?.groups;
    if (!found) throw new Error(`A page without a browser doesn't know the selector ${selector}.`);
    const { tag, name, value } = found;
    return this.inside(selector, (element) => {
      if (tag !== '' && element.tag !== tag) return false;
      if (name === undefined) return true;
      const held = element.attributes[name];
      return held !== undefined && (value === undefined || held === value);
    });
  }

  filter({ has, hasText }: Content<Locator>): Locator {
    const words = [has?.toString(), hasText].filter((part) => part !== undefined).join(', ');
    return this.narrowed(`with ${words}`, (found) =>
      found.filter(
        (element) =>
          (hasText === undefined || matches(textOf(element), hasText, false)) &&
          (has === undefined || has.findIn([element]).length > 0),
      ),
    );
  }

  or(other: Locator): Locator {
    return new Locator(this.page, [
      {
        words: `${this.toString()} or ${other.toString()}`,
        find: (roots) => {
          const found = new Set([...this.findIn(roots), ...other.findIn(roots)]);
          return roots.flatMap(withAll).filter((element) => found.has(element));
        },
      },
    ]);
  }

  first(): Locator {
    return this.nth(0);
  }

  last(): Locator {
    return this.nth(-1);
  }

  nth(place: number): Locator {
    return this.narrowed(`number ${place}`, (found) => {
      const element = found.at(place);
      return element ? [element] : [];
    });
  }

  count(): Promise<number> {
    return Promise.resolve(this.found().length);
  }

  all(): Promise<Locator[]> {
    return Promise.resolve(this.found().map((_, place) => this.nth(place)));
  }

  isVisible(): Promise<boolean> {
    return Promise.resolve(this.found().length > 0);
  }

  allTextContents(): Promise<string[]> {
    return Promise.resolve(this.found().map(textOf));
  }

  allInnerTexts(): Promise<string[]> {
    return Promise.resolve(this.found().map(visibleText));
  }

  async innerText(): Promise<string> {
    return visibleText(await this.one());
  }

  async textContent(): Promise<string> {
    return textOf(await this.one());
  }

  async inputValue(): Promise<string> {
    return (await this.one()).value ?? '';
  }

  async getAttribute(name: string): Promise<string | null> {
    return (await this.one()).attributes[name] ?? null;
  }

  async isEnabled(): Promise<boolean> {
    return (await this.one()).isDisabled !== true;
  }

  async isDisabled(): Promise<boolean> {
    return (await this.one()).isDisabled === true;
  }

  async isChecked(): Promise<boolean> {
    return (await this.one()).isChecked === true;
  }

  async waitFor({ state = 'visible', timeout }: WaitOptions = {}): Promise<void> {
    const isGone = state === 'hidden' || state === 'detached';
    await this.page.until(
      () => {
        const found = this.found();
        this.refuseSeveral(found);
        return found.length === (isGone ? 0 : 1);
      },
      () => `${this.toString()} is ${isGone ? 'still' : 'not'} there`,
      timeout,
    );
  }

  /** Clicks the element, or what it is a part of, such as a button around a text. */
  click(): Promise<void> {
    return this.act('click', ({ click }) => click, clickable);
  }

  /** Clicks twice at once. The second click does nothing if the first one disabled the element. */
  async dblclick(): Promise<void> {
    await this.click();
    const [element] = this.found();
    if (element?.isDisabled !== true) element?.click?.();
  }

  /** Moves the focus, and so leaves the field that had it. */
  focus(): Promise<void> {
    return this.act('focus', ({ focus }) => focus);
  }

  async check(): Promise<void> {
    if (!(await this.isChecked())) await this.click();
  }

  async uncheck(): Promise<void> {
    if (await this.isChecked()) await this.click();
  }

  async setChecked(checked: boolean): Promise<void> {
    await (checked ? this.check() : this.uncheck());
  }

  fill(text: string): Promise<void> {
    return this.act(
      'fill',
      ({ fill }) =>
        fill &&
        (() => {
          fill(text);
        }),
    );
  }

  press(key: string): Promise<void> {
    return this.act(
      `press ${key} in`,
      ({ press }) =>
        press &&
        (() => {
          if (!press(key)) throw new Error(`${key} does nothing in ${this.toString()}.`);
        }),
    );
  }

  /** The element, as soon as there is exactly one. */
  async one(timeout?: number): Promise<PageElement> {
    await this.waitFor(timeout === undefined ? {} : { timeout });
    const [element] = this.found();
    if (!element) throw new Error(`${this.toString()} has gone.`);
    return element;
  }

  /** The elements that match now. */
  found(): PageElement[] {
    const root = this.page.elements();
    return root ? this.findIn([root]) : [];
  }

  private findIn(roots: readonly PageElement[]): PageElement[] {
    return this.steps.reduce<PageElement[]>((within, { find }) => find(within), [...roots]);
  }

  private narrowed(words: string, find: Step['find']): Locator {
    return new Locator(this.page, [...this.steps, { words, find }]);
  }

  private inside(words: string, isMeant: (element: PageElement) => boolean): Locator {
    return this.narrowed(words, (roots) => [
      ...new Set(roots.flatMap((root) => withAll(root).slice(1)).filter(isMeant)),
    ]);
  }

  private refuseSeveral(found: readonly PageElement[]): void {
    if (found.length > 1)
      throw new Error(
        `${this.toString()} are ${found.length} elements:\n` +
          found.map((element) => `  <${element.tag}> ${textOf(element).slice(0, 80)}`).join('\n'),
      );
  }

  private async act(
    name: string,
    actionOf: (element: PageElement) => (() => void) | undefined,
    targetOf: (path: readonly PageElement[]) => PageElement | undefined = (path) => path.at(-1),
  ): Promise<void> {
    let action: (() => void) | undefined;
    let problem = 'is not there';
    await this.page.until(
      () => {
        const found = this.found();
        this.refuseSeveral(found);
        const [first] = found;
        const root = this.page.elements();
        const element = root && first && targetOf(around(root, first));
        if (!first) problem = 'is not there';
        else if (!element) problem = 'takes no such action';
        else if (element.isDisabled === true) problem = 'is disabled';
        else if (this.page.isCovered(element)) problem = 'is covered by a dialog';
        else {
          action = actionOf(element);
          problem = 'takes no such action';
        }
        return action !== undefined;
      },
      () => `Could not ${name} ${this.toString()}: it ${problem}`,
    );
    action?.();
  }
}

/** The innermost of these elements that takes a click. */
const clickable = (path: readonly PageElement[]): PageElement | undefined =>
  path.findLast(({ click }) => click);

/** An element with what it is within, the outermost first. */
const around = (root: PageElement, element: PageElement): PageElement[] => {
  if (root === element) return [root];
  for (const part of root.children) {
    const path = typeof part === 'string' ? [] : around(part, element);
    if (path.length > 0) return [root, ...path];
  }
  return [];
};

const matches = (text: string, wanted: string | RegExp, isExact: boolean): boolean => {
  const words = oneLine(text);
  if (wanted instanceof RegExp) return wanted.test(words);
  return isExact
    ? words === oneLine(wanted)
    : words.toLowerCase().includes(oneLine(wanted).toLowerCase());
};

// A long name may have places for line breaks in it, which nobody sees.
const oneLine = (text: string): string => text.replaceAll('\u200B', '').replace(/\s+/g, ' ').trim();
