import type {
  AccessListStore,
  AuditTrail,
  Cache,
  ClaimStore,
  ColumnMemory,
  DelegationList,
  JobStore,
  KeyStore,
  OwnerRecord,
  PlaceMemory,
  PlanStore,
  SelfTestStore,
  SettingsStore,
} from '../../../src/application/ports/storage';
import type { SteerableClock } from '../../fakes/steerableClock';

/** The storage ports, as one invocation has them. */
export type Ports = {
  cache: Cache;
  claims: ClaimStore;
  accessLists: AccessListStore;
  audit: AuditTrail;
  keys: KeyStore;
  columnMemory: ColumnMemory;
  delegation: DelegationList;
  owners: OwnerRecord;
  settings: SettingsStore;
  selfTests: SelfTestStore;
  places: PlaceMemory;
  plans: PlanStore;
  jobs: JobStore;
};

export type StorageUnderTest = Ports & {
  clock: SteerableClock;
  /** The same storage as another invocation sees it. */
  nextInvocation: () => Ports;
  breakDown: () => void;
  repair: () => void;
};

/** Starts the implementation once; `fresh` gives it with nothing stored. */
export type StartStorage = () => Promise<{ fresh: () => StorageUnderTest; close: () => void }>;
