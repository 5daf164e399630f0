import type { GroupEvent } from '../site/state/directory';
import type { Clock } from './clock';
import type { Installation } from './installation';
import { InvocationFailed } from './invocations/invocation';
import type { Invoke } from './invocations/invoke';
import type { Manifest } from './manifest/manifest';
import { PRODUCT_EVENT_TIMEOUT_S } from './manifest/modules';

/** Calls the triggers that subscribe to an event of Confluence. If a call fails, the console shows it. */
export type DeliverGroupEvent = (installation: Installation, event: GroupEvent) => void;

/**
 * Makes the function that calls triggers for Confluence's group events. It needs no account, and
 * starts a chain of events.
 * https://developer.atlassian.com/platform/forge/events-reference/confluence/#groups
 */
export const makeDeliverGroupEvent =
  (deps: { manifest: Manifest; invoke: Invoke; clock: Clock }): DeliverGroupEvent =>
  (installation, { kind, group }) => {
    const { manifest, invoke, clock } = deps;
    const eventType = `avi:confluence:${kind}:group` as const;
    const call = async (trigger: { key: string; function: string }): Promise<void> => {
      try {
        await invoke({
          functionKey: trigger.function,
          module: { type: 'core:trigger', key: trigger.key },
          installation,
          viewer: undefined,
          argument: {
            eventType,
            eventCreatedDate: new Date(clock()).toISOString(),
            group: { ...group, type: 'group' },
          },
          limitMs: PRODUCT_EVENT_TIMEOUT_S * 1_000,
        });
      } catch (error) {
        const why = error instanceof InvocationFailed ? error.message : error;
        console.error(`The trigger ${trigger.key} failed:`, why);
      }
    };
    for (const trigger of manifest.modules.trigger)
      if (trigger.events.includes(eventType)) void call(trigger);
  };
