import type { Clock } from './clock';
import { makeConfluenceService } from './confluence/confluenceService';
import type { Data } from './data/data';
import { makeFaults, type Faults } from './faults/faults';
import { makeInvoke } from './invocations/invoke';
import { makeWorkerPool } from './invocations/workerPool';
import { makeKvsService } from './kvs/kvsService';
import { makeLogs, type LogLine, type Logs } from './logs/logs';
import type { Manifest } from './manifest/manifest';
import { makeRates, noRates } from './rates/rates';
import { makeCallResolver, type CallResolver } from './resolver/callResolver';
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
  /** Rejects where the app cannot be loaded. */
  warmUp: () => Promise<void>;
  close: () => Promise<void>;
};

export const makePlatform = (parts: {
  manifest: Manifest;
  data: Data;
  clock: Clock;
  files: { workerFile: string; backendFile: string };
  /** Of the server that answers web triggers, without a slash at its end. */
  publicUrl: string;
  showLog: (line: LogLine) => void;
  /** Whether Forge's rates of invocations and of storage are kept to. */
  hasRates: boolean;
}): Platform => {
  const { manifest, data, clock, files, publicUrl, showLog, hasRates } = parts;
  const rates = hasRates ? makeRates(clock) : noRates;
  const faults = makeFaults();
  const logs = makeLogs(showLog);
  const refusals = makeRefusals();
  const urls = makeTriggerUrls(data);
  const addressOf = (id: string): string => `${publicUrl}/public/${id}`;

  const services = [
    makeConfluenceService(manifest),
    makeKvsService({ manifest, data, faults, rates, clock }),
    makeTriggerUrlService({ manifest, urls, addressOf }),
  ];
  const pool = makeWorkerPool({
    ...files,
    answerSeam: makeAnswerSeam({ services, refusals, clock }),
    log: (invocation, level, text) => {
      logs.add({
        at: new Date(clock()).toISOString(),
        level,
        installation: invocation?.installation.id ?? 'none',
        functionKey: invocation?.functionKey ?? 'none',
        text,
      });
    },
  });
  const invoke = makeInvoke({ manifest, pool, faults, rates });

  return {
    manifest,
    callResolver: makeCallResolver(manifest, invoke),
    callTrigger: makeCallTrigger(invoke),
    urls,
    addressOf,
    faults,
    logs,
    refusals,
    warmUp: () => pool.warm(WARM_WORKERS),
    close: () => pool.close(),
  };
};
