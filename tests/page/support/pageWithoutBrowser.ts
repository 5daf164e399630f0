import { format } from 'node:util';
import type { AdminApi } from '../../../src/contract/adminApi';
import type { DocNode } from '../../../dev-host/page/render/docNode';
import { type Bundle, fail, runBundle } from './bundle';
import { elementsOf } from './drawing';
import { noDrafts, type PageElement, type Person, visibleText, withAll } from './element';
import { Locator } from './locator';

const WAIT_MS = 30_000; // for anything to appear, on a busy machine
const QUIET_MS = 200; // without a call, until the page counts as idle
const LOOK_AGAIN_MS = 20; // for conditions that depend on more than the page

/** A call of a resolver function. */
export type PageCall = { functionKey: keyof AdminApi; payload: unknown; body: string };

/** What may happen to a call before it is sent. `drop`: it fails, as without a network. */
export type Intercept = (call: PageCall) => 'send' | 'drop' | Promise<'send' | 'drop'>;

type Listener = (call: PageCall) => void;

/** Which calls are meant: those whose body has this text. `timeout` is in milliseconds. */
type Meant = { body?: string; timeout?: number };

/** One load of the page, with its own globals. A reload is another one. */
type Load = { bundle: Bundle; end: () => void };

/**
 * The app's page without a browser: the app draws with `@forge/react`, the local Forge answers its
 * calls over HTTP, and the tree that it sends to Confluence is what a test sees. It has Playwright's
 * names, for as much of them as these tests need. What needs a layout, real keys or a frame is tested
 * in a browser.
 */
export class PageWithoutBrowser {
  /** Every call so far. */
  readonly calls: PageCall[] = [];
  private readonly errors: string[] = [];
  private address = '';
  private open = 0;
  private load: Load | undefined;
  private drafts = noDrafts();
  private drawn: { doc: DocNode; root: PageElement } | undefined;
  private focused: DocNode | undefined;
  private readonly people = new Map<string, Person | 'unknown' | 'asked'>();
  private readonly watchers = new Set<() => void>();
  private readonly intercepts = new Set<Intercept>();
  private readonly waits = new Set<NodeJS.Timeout>();
  private readonly asked = new Set<Listener>();
  private readonly answered = new Set<Listener>();
  private readonly unanswered = new Set<Promise<unknown>>();
  private readonly root = new Locator(this, []);

  /** Opens the page at an address of the local Forge. */
  async goto(address: string): Promise<void> {
    this.close();
    this.drafts = noDrafts();
    this.people.clear();
    this.focused = undefined;
    this.drawn = undefined;
    this.open = 0;
    const globals = this.makeGlobals(new URL(address));
    const bundle = runBundle(globals.scope);
    this.load = { bundle, end: globals.end };
    this.address = address;
    bundle.appDoc.subscribe(() => {
      this.changed();
    });
    await bundle.start();
  }

  async reload(): Promise<void> {
    await this.goto(this.address);
  }

  /** Ends the page: it makes no more calls. */
  close(): void {
    this.load?.end();
    this.load = undefined;
  }

  /** Sends an event to the page, as a frame does. */
  emit(event: string, payload: unknown): void {
    this.load?.bundle.emit({ event, payload });
  }

  /** Listens to an event of the page, as a frame does. */
  on(event: string, callback: (payload: unknown) => void): void {
    this.load?.bundle.on({ event, callback });
  }

  /** Ends the page, and what a failed test still waits for. */
  dispose(): void {
    this.close();
    this.waits.forEach(clearTimeout);
  }

  /** Waits until every call of the page has been answered for a while. */
  async idle(): Promise<void> {
    let quietSince = Date.now();
    await this.until(
      () => {
        if (this.open > 0) quietSince = Date.now();
        return Date.now() - quietSince > QUIET_MS;
      },
      () => 'The page never stops calling',
    );
  }

  /** The tree that the app has sent, with the tabs that are not in front. */
  tree(): DocNode {
    return this.load?.bundle.appDoc.get() ?? fail('The app has sent nothing.');
  }

  /** Waits until the calls that remember the page's place are answered. */
  async placeKept(): Promise<void> {
    await Promise.all(this.unanswered);
  }

  /** What the page refused to draw, the errors on it, and what it and React said on the console. */
  problems(): readonly string[] {
    return [...(this.load?.bundle.problems.get() ?? []), ...this.errors];
  }

  /** The whole text of the page. */
  text(): string {
    const root = this.elements();
    return root ? visibleText(root) : '';
  }

  getByRole(...query: Parameters<Locator['getByRole']>): Locator {
    return this.root.getByRole(...query);
  }

  getByText(...query: Parameters<Locator['getByText']>): Locator {
    return this.root.getByText(...query);
  }

  getByLabel(...query: Parameters<Locator['getByLabel']>): Locator {
    return this.root.getByLabel(...query);
  }

  locator(selector: string): Locator {
    return this.root.locator(selector);
  }

  /** A key for whatever has the focus. Escape closes what is in front. */
  readonly keyboard = {
    press: (key: string): Promise<void> => {
      const elements = withAll(this.elements() ?? fail('The page has not drawn anything.'));
      const focused = elements.filter(
        (each) =>
          each.node.key === this.focused?.key && each.isDisabled !== true && !this.isCovered(each),
      );
      const inFront = elements.filter(({ role }) => role === 'dialog').toReversed();
      if (![...focused, ...inFront].some(({ press }) => press?.(key) === true))
        throw new Error(`${key} does nothing now.`);
      return Promise.resolve();
    },
  };

  /** Lets a function decide on each call, until the returned function is called. */
  intercept(intercept: Intercept): () => void {
    this.intercepts.add(intercept);
    return () => this.intercepts.delete(intercept);
  }

  /** Waits for the page's next call of an action. */
  callTo(functionKey: keyof AdminApi, meant: Meant = {}): Promise<PageCall> {
    return this.next(this.asked, functionKey, meant);
  }

  /** Waits for the answer to the page's next call of an action. */
  answerTo(functionKey: keyof AdminApi, meant: Meant = {}): Promise<PageCall> {
    return this.next(this.answered, functionKey, meant);
  }

  private next(
    listeners: Set<Listener>,
    functionKey: keyof AdminApi,
    { body = '', timeout = WAIT_MS }: Meant,
  ): Promise<PageCall> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`No call of ${functionKey} came, or no answer.`));
      }, timeout);
      const listen: Listener = (call) => {
        if (call.functionKey !== functionKey || !call.body.includes(body)) return;
        clearTimeout(timer);
        listeners.delete(listen);
        resolve(call);
      };
      listeners.add(listen);
      this.waits.add(timer);
    });
  }

  /** The page as it is now. */
  elements(): PageElement | undefined {
    const doc = this.load?.bundle.appDoc.get();
    if (!doc) return undefined;
    if (this.drawn?.doc !== doc) this.drawn = { doc, root: this.draw(doc) };
    return this.drawn.root;
  }

  /** Waits until a condition holds. Asks again after each change of the page. */
  async until(isMet: () => boolean, problem: () => string, timeout = WAIT_MS): Promise<void> {
    const end = Date.now() + timeout;
    while (!isMet()) {
      if (Date.now() > end) throw new Error(`${problem()}. The page shows:\n${this.text()}`);
      await this.nextChange();
    }
  }

  /** Whether a dialog is in front of an element. */
  isCovered(element: PageElement): boolean {
    const root = this.elements();
    if (!root) return false;
    const front = withAll(root)
      .filter(({ role, tag }) => role === 'dialog' && tag === 'section')
      .at(-1);
    return front !== undefined && !withAll(front).includes(element);
  }

  private draw(doc: DocNode): PageElement {
    const known = (accountId: string): Person | 'unknown' | undefined => {
      const person = this.people.get(accountId);
      if (person === undefined) this.askFor(accountId);
      return person === 'asked' ? undefined : person;
    };
    return elementsOf(doc, {
      drafts: this.drafts,
      nameOf: (accountId) => {
        const person = known(accountId);
        return person === 'unknown' ? 'Former user' : person?.displayName;
      },
      personOf: (accountId) => {
        const person = known(accountId);
        return person === 'unknown' ? undefined : person;
      },
      findPeople: (key, query) => void this.findPeople(key, query),
      focus: (node) => {
        this.moveFocus(node);
      },
      changed: () => {
        this.changed();
      },
    });
  }

  private askFor(accountId: string): void {
    const bundle = this.load?.bundle;
    if (!bundle) return;
    this.people.set(accountId, 'asked');
    void bundle
      .findPerson(accountId)
      .catch(() => 'unknown' as const)
      .then((person) => {
        this.people.set(accountId, person);
        this.changed();
      });
  }

  private async findPeople(key: string, query: string): Promise<void> {
    const found = query.trim() === '' ? [] : await this.load?.bundle.searchPeople(query.trim());
    if (this.drafts.queries.get(key) !== query) return;
    this.drafts.found.set(key, found ?? []);
    this.changed();
  }

  private moveFocus(node: DocNode): void {
    const before = this.focused;
    if (before?.key === node.key) return;
    this.focused = node;
    if (before && this.drafts.queries.delete(before.key)) {
      this.drafts.found.delete(before.key);
      const search = before.props['onInputChange'] as ((...input: unknown[]) => void) | undefined;
      search?.('', { action: 'input-blur' });
      this.changed();
    }
    const tell = (field: DocNode, name: 'onBlur' | 'onFocus', type: string): void => {
      const { props, key } = field;
      const value = props['value'] ?? this.drafts.texts.get(key) ?? props['defaultValue'];
      const handle = props[name] as ((event: object) => void) | undefined;
      handle?.({ type, target: { value, name: props['name'], id: props['id'] } });
    };
    if (before) tell(before, 'onBlur', 'blur');
    tell(node, 'onFocus', 'focus');
  }

  private keepUntilSettled(answer: Promise<unknown>): void {
    const over = answer
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => this.unanswered.delete(over));
    this.unanswered.add(over);
  }

  private changed(): void {
    this.drawn = undefined;
    for (const watch of [...this.watchers]) watch();
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        clearTimeout(timer);
        this.watchers.delete(look);
        setImmediate(resolve); // what the app is doing ends first
      };
      const timer = setTimeout(look, LOOK_AGAIN_MS);
      this.watchers.add(look);
    });
  }

  /** The globals of one load of the page. After `end`, its timers and calls do nothing more. */
  private makeGlobals(address: URL): { scope: Record<string, unknown>; end: () => void } {
    const timers = new Set<NodeJS.Timeout>();
    let hasEnded = false;
    const never = new Promise<never>(() => undefined);
    const unlessEnded = <T>(work: Promise<T>): Promise<T> =>
      work.then(
        (done) => (hasEnded ? never : done),
        (error: unknown) => {
          if (hasEnded) return never;
          throw error;
        },
      );
    const send = async (to: string | URL, init?: RequestInit): Promise<Response> => {
      const call = callOf(init);
      for (const intercept of call ? this.intercepts : [])
        if (call && (await intercept(call)) === 'drop') throw new TypeError('Failed to fetch');
      const answer = read(new URL(to, address), init);
      // After a reload no one waits for this answer, but it still comes.
      if (call?.functionKey === 'rememberPlace') this.keepUntilSettled(answer);
      const { response, text } = await unlessEnded(answer);
      if (call) for (const listen of this.answered) listen(call);
      return new Response(response.status === 204 ? null : text, response);
    };
    const request = (to: string | URL, init?: RequestInit): Promise<Response> => {
      if (hasEnded) return never;
      const call = callOf(init);
      if (call) {
        this.calls.push(call);
        for (const listen of [...this.asked]) listen(call);
      }
      this.open += 1;
      return send(to, init).finally(() => {
        if (!hasEnded) this.open -= 1;
      });
    };
    const keep = (timer: NodeJS.Timeout): NodeJS.Timeout => {
      timers.add(timer);
      return timer;
    };
    const scope: Record<string, unknown> = {
      console: {
        ...console,
        error: (...texts: unknown[]) => this.errors.push(format(...texts)),
      },
      fetch: request,
      location: { href: address.href, hash: address.hash },
      setTimeout: (run: () => void, ms?: number) =>
        hasEnded ? undefined : keep(setTimeout(run, ms)),
      setInterval: (run: () => void, ms?: number) => keep(setInterval(run, ms)),
      addEventListener: () => undefined,
    };
    scope['window'] =
      scope['self'] =
      scope['globalThis'] =
        new Proxy(scope, {
          get: (own, name) => own[name as string] ?? globalThis[name as never],
          has: () => true,
        });
    return {
      scope,
      end: () => {
        hasEnded = true;
        timers.forEach(clearTimeout);
      },
    };
  }
}

const read = async (to: URL, init?: RequestInit): Promise<{ response: Response; text: string }> => {
  const response = await fetch(to, init);
  return { response, text: await response.text() };
};

const callOf = (init: RequestInit | undefined): PageCall | undefined => {
  if (typeof init?.body !== 'string') return undefined;
  const call = JSON.parse(init.body) as { functionKey?: keyof AdminApi; payload?: unknown };
  if (call.functionKey === undefined) return undefined;
  return { functionKey: call.functionKey, payload: call.payload, body: init.body };
};
