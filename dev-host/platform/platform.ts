import { makeRunAction, type RunAction } from './automation';
import { makeBehaviors, type Behaviors } from './behavior';
import type { SteeredClock } from './clock';
import { makeConfluenceService } from './confluence/confluenceService';
import type { Data } from './data';
import { makeFaults, type Faults } from './faults';
import { makeInvoke } from './invocations/invoke';
import { makeWorkerPool } from './invocations/workerPool';
import { makeKvsService, makeStorageMeter, type StorageUse } from './kvs/kvsService';
import { makeLogs, type LogLine, type Logs } from './logs';
import type { Manifest } from './manifest/manifest';
import type { Dispatcher } from './queue/dispatcher';
import { makeDeliverGroupEvent, type DeliverGroupEvent } from './productEvents';
import { makeQueue } from './queue/queue';
import { makeRates, noRates } from './rates';
import { makeCallResolver, type CallResolver } from './resolver';
import { makeCallScheduled, makeScheduler, type Scheduler } from './schedule';
import { makeAnswerSeam, makeRefusals, type Refusals } from './seam/answerSeam';
import { makeCallTrigger } from './webTrigger';
import { makeTriggerUrls, makeTriggerUrlService, type TriggerUrls } from './webTriggerUrls';

const WARM_WORKERS = 2; // a page calls several functions when it opens

/** The emulated Forge, without a server. */
export type Platform = {
  manifest: Manifest;
  callResolver: CallResolver;
  callTrigger: ReturnType<typeof makeCallTrigger>;
  /** Runs an action of Atlassian Automation. */
  runAction: RunAction;
  urls: TriggerUrls;
  /** Returns the full address of a web trigger by its ID. */
  addressOf: (triggerId: string) => string;
  faults: Faults;
  behaviors: Behaviors;
  logs: Logs;
  refusals: Refusals;
  storageUse: () => StorageUse;
  /** Delivers the events of the queue once it is started. */
  queue: Dispatcher;
  /** Calls the triggers of an event in Confluence. */
  deliverGroupEvent: DeliverGroupEvent;
  /** Calls the scheduled triggers once it is started. */
  scheduler: Scheduler;
  clock: Pick<SteeredClock, 'now' | 'advance'>;
  /** Starts the first workers. Rejects if the app cannot be loaded. */
  warmUp: () => Promise<void>;
  close: () => Promise<void>;
};

export const makePlatform = (deps: {
  manifest: Manifest;
  data: Data;
  clock: SteeredClock;
  files: { workerFile: string; backendFile: string };
  /** The address of the server that answers web triggers, without a slash at the end. */
  publicUrl: string;
  showLog: (line: LogLine) => void;
  /** Whether Forge's rates of invocations, storage and events apply. */
  hasRates: boolean;
}): Platform => {
  const { manifest, data, clock, files, publicUrl, showLog, hasRates } = deps;
  const { now } = clock;
  const rates = hasRates ? makeRates(now) : noRates;
  const faults = makeFaults();
  const behaviors = makeBehaviors();
  const logs = makeLogs(showLog);
  const refusals = makeRefusals();
  const urls = makeTriggerUrls(data);
  const addressOf = (id: string): string => `${publicUrl}/public/${id}`;

  const queue = makeQueue({
    ...{ manifest, data, faults, rates, clock: now },
    invoke: (request) => invoke(request),
  });
  const storage = makeStorageMeter(
    makeKvsService({ manifest, data, faults, rates, clock: now, behaviors }),
  );
  const services = [
    makeConfluenceService(manifest, behaviors, rates),
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
  const invoke = makeInvoke({ manifest, pool, faults, rates, behaviors });
  const scheduler = makeScheduler({
    triggers: manifest.modules.scheduledTrigger,
    call: makeCallScheduled({ manifest, invoke }),
    clock: now,
  });

  return {
    manifest,
    callResolver: makeCallResolver(manifest, invoke),
    callTrigger: makeCallTrigger(invoke),
    runAction: makeRunAction(invoke),
    urls,
    addressOf,
    faults,
    behaviors,
    logs,
    refusals,
    storageUse: storage.use,
    queue: queue.dispatcher,
    deliverGroupEvent: makeDeliverGroupEvent({ manifest, invoke, clock: now }),
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
