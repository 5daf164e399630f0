import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import type { Installation } from './installation';

const milliseconds = z.number().min(0).max(60_000);

/** How Forge behaves for an installation. `USUAL` has the defaults. */
export const behaviorSchema = z.strictObject({
  /**
   * Where the app may act for people who aren't at the page, if manifest.yml allows it at all. Field
   * reports contradict each other about web triggers.
   */
  impersonation: z.enum(['everywhere', 'not-in-web-triggers', 'nowhere']),
  /**
   * While the app isn't distributed, it may act only for its contributors: these accounts. `null`
   * means that the app is distributed.
   */
  contributors: z.array(z.string()).nullable(),
  /**
   * The accounts that have not consented to the app. It can't act as them where they are the user who
   * calls it, `asUser()`, until they allow it.
   */
  withoutConsent: z.array(z.string()),
  /** How much longer an operation of storage takes, and the first one. */
  storageMs: z.strictObject({ first: milliseconds, others: milliseconds }),
  /** How much longer the first invocation takes. */
  firstInvocationMs: milliseconds,
});

export type Behavior = z.infer<typeof behaviorSchema>;

const USUAL: Behavior = {
  impersonation: 'everywhere',
  contributors: null,
  withoutConsent: [],
  storageMs: { first: 0, others: 0 },
  firstInvocationMs: 0,
};

/** What was seen on single real sites, all at once. */
const WILD: Behavior = {
  impersonation: 'not-in-web-triggers',
  contributors: null,
  withoutConsent: [],
  storageMs: { first: 900, others: 60 },
  firstInvocationMs: 4_500,
};

/** How Forge behaves for each installation, and what has been the first one there. */
export const makeBehaviors = () => {
  const states = new Map<string, { behavior: Behavior; hasStored: boolean; hasInvoked: boolean }>();
  const stateOf = ({ id, site }: Installation) => {
    const known = states.get(id);
    if (known) return known;
    const state = {
      behavior: site === 'wild' ? WILD : USUAL,
      hasStored: false,
      hasInvoked: false,
    };
    states.set(id, state);
    return state;
  };
  return {
    of: (installation: Installation): Behavior => stateOf(installation).behavior,
    /** Changes a part. What comes next is the first again. */
    change: (installation: Installation, changes: Partial<Behavior>): void => {
      const behavior = { ...stateOf(installation).behavior, ...changes };
      states.set(installation.id, { behavior, hasStored: false, hasInvoked: false });
    },
    /** Waits as long as an operation of storage takes longer. */
    beforeStorage: async (installation: Installation): Promise<void> => {
      const state = stateOf(installation);
      const { first, others } = state.behavior.storageMs;
      const ms = state.hasStored ? others : first;
      state.hasStored = true;
      if (ms > 0) await pause(ms);
    },
    /** Waits as long as an invocation takes longer. */
    beforeInvocation: async (installation: Installation): Promise<void> => {
      const state = stateOf(installation);
      const ms = state.hasInvoked ? 0 : state.behavior.firstInvocationMs;
      state.hasInvoked = true;
      if (ms > 0) await pause(ms);
    },
  };
};

export type Behaviors = ReturnType<typeof makeBehaviors>;
