import type { SteeredClock } from './clock';
import { makeConfluenceService } from './confluence/confluenceService';
import type { Data } from './data/data';
import { makeFaults, type Faults } from './faults/faults';
import { makeInvoke } from './invocations/invoke';
import { makeWorkerPool } from './invocations/workerPool';
import { makeKvsService } from './kvs/kvsService';
import { makeStorageMeter, type StorageUse } from './kvs/storageMeter';
import { makeLogs, type LogLine, type Logs } from './logs/logs';
import type { Manifest } from './manifest/manifest';
import type { Dispatcher } from './queue/dispatcher';
import { makeQueue } from './queue/makeQueue';
import { makeRates, noRates } from './rates/rates';
import { makeCallResolver, type CallResolver } from './resolver/callResolver';
import { makeCallScheduled } from './schedule/callScheduled';
import { makeScheduler, type Scheduler } from './schedule/scheduler';
import { makeAnswerSeam } from './seam/answerSeam';
import { makeRefusals, type Refusals } from './seam/refusals';
import { makeCallTrigger } from './webtrigger/callTrigger';
import { makeTriggerUrls, type TriggerUrls } from './webtrigger/triggerUrls';
import { makeTriggerUrlService } from './webtrigger/triggerUrlService';

const WARM_WORKERS = 2; // a page calls several functions when it opens

/** The emulated Forge, without any server around it. */
export type Platform = {
  manifest: Manifest;
  callResolver: CallResolver;
  callTrigger: ReturnType<typeof makeCallTrigger>;
  urls: TriggerUrls;
  addressOf: (triggerId: string) => string;
  faults: Faults;
  logs: Logs;
  refusals: Refusals;
  storageUse: () => StorageUse;
  /** The event queue; it delivers nothing before it is started. */
  queue: Dispatcher;
  /** Of the scheduled triggers; it calls nothing before it is started. */
  scheduler: Scheduler;
  clock: Pick<SteeredClock, 'now' | 'advance'>;
  /** Rejects where the app cannot be loaded. */
  warmUp: () => Promise<void>;
  close: () => Promise<void>;
};

export const makePlatform = (deps: {
  manifest: Manifest;
  data: Data;
  clock: SteeredClock;
  files: { workerFile: string; backendFile: string };
  /** Of the server that answers web triggers, without a slash at its end. */
  publicUrl: string;
  showLog: (line: LogLine) => void;
  /** Whether Forge's rates of invocations and of storage are kept to. */
  hasRates: boolean;
}): Platform => {
  const { manifest, data, clock, files, publicUrl, showLog, hasRates } = deps;
  const { now } = clock;
  const rates = hasRates ? makeRates(now) : noRates;
  const faults = makeFaults();
  const logs = makeLogs(showLog);
  const refusals = makeRefusals();
  const urls = makeTriggerUrls(data);
  const addressOf = (id: string): string => `${publicUrl}/public/${id}`;

  const queue = makeQueue({
    ...{ manifest, data, faults, rates, clock: now },
    invoke: (request) => invoke(request),
  });
  const storage = makeStorageMeter(makeKvsService({ manifest, data, faults, rates, clock: now }));
  const services = [
    makeConfluenceService(manifest),
    storage.service,
    makeTriggerUrlService({ manifest, urls, addressOf }),
    queue.service,
  ];
  const pool = makeWorkerPool({
    ...files,
    answerSeam: makeAnswerSeam({ services, refusals, clock: now }),
    aheadMs: clock.aheadMs,
    log: (invocation, level, text) => {
      logs.add({
        at: new Date(now()).toISOString(),
        level,
        installation: invocation?.installation.id ?? 'none',
        functionKey: invocation?.functionKey ?? 'none',
        text,
      });
    },
  });
  const invoke = makeInvoke({ manifest, pool, faults, rates });
  const scheduler = makeScheduler({
    triggers: manifest.modules.scheduledTrigger,
    call: makeCallScheduled({ manifest, invoke }),
    clock: now,
  });

  return {
    manifest,
    callResolver: makeCallResolver(manifest, invoke),
    callTrigger: makeCallTrigger(invoke),
    urls,
    addressOf,
    faults,
    logs,
    refusals,
    storageUse: storage.use,
    queue: queue.dispatcher,
    scheduler,
    clock: {
      now,
      advance: (seconds) => {
        clock.advance(seconds);
        queue.dispatcher.wake();
        scheduler.wake();
      },
    },
    warmUp: () => pool.warm(WARM_WORKERS),
    close: () => {
      queue.dispatcher.stop();
      scheduler.stop();
      return pool.close();
    },
  };
};
