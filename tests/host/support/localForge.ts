import childProcess, { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { AdminApi, RecordedChange } from '../../../src/contract/adminApi';
import type { WebTriggerName } from '../../../src/domain/webTriggerStatus';
import { signed, type Key } from './sign';
import { simulatedSite, type SimulatedSite } from './simulatedSite';

const ROOT = path.resolve(__dirname, '../../..');
const START_LIMIT_MS = 30_000;

export type Accounts = { admin: string; confluenceAdmin: string; nonAdmin: string };

export type Installation = {
  id: string;
  site: string;
  confluenceUrl: string;
  webTriggers: Record<string, string>;
  accounts: Accounts;
};

export type Info = {
  adminPageUrl: string;
  confluenceUrl: string;
  webTriggers: Record<string, string>;
  demoKey: Key & { groups: string[] | 'all-unprotected'; actions: ('add' | 'remove')[] };
  accounts: Accounts;
  installations: Installation[];
  refusals: unknown[];
};

/** The resolver's answer, or the platform's error if there is none. */
export type Answer = { httpStatus: number; body: unknown };

export type LocalForge = {
  url: string;
  info: Info;
  site: SimulatedSite;
  /** Calls an action of the page as a person; returns the resolver's answer. */
  call: <Action extends keyof AdminApi>(
    functionKey: Action,
    payload: unknown,
    accountId?: string,
    installation?: string,
  ) => Promise<ReturnType<AdminApi[Action]>>;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  /** Sends a signed call of a web trigger: `add-member`, with the demo key, unless others are given. */
  trigger: (
    payload: unknown,
    options?: {
      trigger?: WebTriggerName;
      key?: Key;
      headers?: Record<string, string>;
      at?: Date;
      url?: string;
    },
  ) => Promise<Answer>;
  /** The newest record of a change, as the page lists it. */
  newestRecord: () => Promise<RecordedChange | undefined>;
  setFaults: (faults: unknown[]) => Promise<void>;
  clearFaults: () => Promise<void>;
  logs: () => Promise<string>;
  /** The time of the host, ISO 8601. */
  now: () => Promise<string>;
  /** Moves the time of the host and of its simulated sites forward. */
  advanceClock: (seconds: number) => Promise<void>;
  /** Restores the state of a first start. Web triggers get new addresses. */
  reset: () => Promise<void>;
  stop: (signal?: NodeJS.Signals) => Promise<void>;
};

// jest loads this module anew for each test file, but not Node's own. So that is where the local Forge
// stays that the files of a process share.
const shelf = childProcess as unknown as { rollcallShared?: LocalForge | undefined };

/** A local Forge in its first state, with the usual flags. The test files of a process share it. */
export const sharedLocalForge = async (): Promise<LocalForge> => {
  const kept = shelf.rollcallShared;
  shelf.rollcallShared = undefined;
  const forge = kept && (await isReset(kept)) ? kept : await startLocalForge();
  return {
    ...forge,
    get info() {
      return forge.info;
    },
    stop: () => {
      shelf.rollcallShared = forge;
      return Promise.resolve();
    },
  };
};

/** Resets a local Forge. Says whether it could; otherwise stops what is left of it. */
const isReset = async (forge: LocalForge): Promise<boolean> => {
  try {
    await forge.reset();
    return true;
  } catch {
    await forge.stop('SIGKILL');
    return false;
  }
};

/** Starts the local Forge as `npm start` does, on free ports and without a data file. */
export const startLocalForge = async (flags: readonly string[] = []): Promise<LocalForge> => {
  const child = spawn(
    process.execPath,
    [
      ...['--require', './tests/setup/endWithParent.cjs'],
      'dev-host/start.mjs',
      '--no-build',
      '--port',
      '0',
      '--latency',
      '0',
      ...(flags.length > 0 ? flags : ['--memory']),
    ],
    { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  // A process that shares it may end while it runs.
  for (const each of [child, child.stdin, child.stdout, child.stderr])
    (each as unknown as { unref: () => void }).unref();
  const url = await addressOf(child);
  let info = await untilReady(url).then(
    () => infoFrom(url),
    async (error: unknown) => {
      await stop(child, 'SIGKILL');
      throw error;
    },
  );
  const send = async (method: string, to: string, body: unknown, headers = {}): Promise<Answer> => {
    const response = await fetch(to, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { httpStatus: response.status, body: jsonOf(await response.text()) };
  };
  const call: LocalForge['call'] = async (
    functionKey,
    payload,
    accountId = info.accounts.admin,
    installation,
  ) => {
    const answer = await send('POST', `${url}/dev/invoke`, {
      functionKey,
      payload,
      accountId,
      ...(installation !== undefined && { installation }),
    });
    return answer.body as never;
  };
  return {
    url,
    get info() {
      return info;
    },
    site: simulatedSite(info.confluenceUrl),
    call,
    post: (to, body, headers) => send('POST', `${url}${to}`, body, headers),
    trigger: (payload, options = {}) => {
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
      const key = options.key ?? info.demoKey;
      const { trigger = 'add-member' } = options;
      const headers = signed({ body, key, trigger, ...(options.at && { at: options.at }) });
      const to = options.url ?? info.webTriggers[trigger] ?? '';
      return send('POST', to, body, { ...headers, ...options.headers });
    },
    newestRecord: async () => {
      const records = await call('listChanges', {});
      if (!records.ok) throw new Error(records.failure.code);
      return records.value[0];
    },
    setFaults: async (faults) => {
      await send('PUT', `${url}/dev/faults`, faults);
    },
    clearFaults: async () => {
      await send('DELETE', `${url}/dev/faults`, undefined);
    },
    logs: async () => (await fetch(`${url}/dev/logs`)).text(),
    now: async () => ((await (await fetch(`${url}/dev/clock`)).json()) as { now: string }).now,
    advanceClock: async (advanceSeconds) => {
      await send('PUT', `${url}/dev/clock`, { advanceSeconds });
    },
    reset: async () => {
      const { httpStatus, body } = await send('POST', `${url}/dev/reset`, {});
      if (httpStatus !== 204) throw new Error(`The reset failed: ${JSON.stringify(body)}`);
      info = await infoFrom(url);
    },
    stop: (signal = 'SIGTERM') => stop(child, signal),
  };
};

const infoFrom = async (url: string): Promise<Info> =>
  (await (await fetch(`${url}/dev/info`)).json()) as Info;

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    const evidence: string[] = [];
    const listen = (stream: NodeJS.ReadableStream | null): void => {
      if (!stream) return;
      createInterface({ input: stream }).on('line', (line) => {
        evidence.push(line);
        const address = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
        if (address !== undefined) resolve(address);
      });
    };
    listen(child.stdout);
    listen(child.stderr);
    child.once('exit', (code) => {
      reject(new Error(`The local Forge exited with ${String(code)}:\n${evidence.join('\n')}`));
    });
  });

const untilReady = async (url: string): Promise<void> => {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    const ready = await fetch(`${url}/healthz`).catch(() => undefined);
    if (ready?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${url}/healthz was not ready within ${String(START_LIMIT_MS)} ms.`);
};

const stop = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once('exit', () => {
      resolve();
    });
    child.kill(signal);
  });
