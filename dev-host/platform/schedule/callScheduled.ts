import type { Installation } from '../installation/installation';
import type { Invoke } from '../invocations/invoke';
import type { Manifest } from '../manifest/manifest';
import type { ScheduledTriggerModule } from '../manifest/scheduledTriggers';
import { timeoutSecondsOf } from '../manifest/timeouts';

/** Calls a scheduled trigger's function once. Rejects with `InvocationFailed`. */
export type CallScheduled = (
  trigger: ScheduledTriggerModule,
  installation: Installation,
) => Promise<void>;

/**
 * As documented: with nobody signed in, and whatever the function gives. It begins a chain of events
 * of its own. Whether Forge minds a function that gives no status, its pages do not agree; here it is
 * no matter.
 * https://developer.atlassian.com/platform/forge/function-reference/scheduled-trigger/
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/scheduled-trigger/
 */
export const makeCallScheduled =
  ({ manifest, invoke }: { manifest: Manifest; invoke: Invoke }): CallScheduled =>
  async (trigger, installation) => {
    await invoke({
      functionKey: trigger.function,
      module: { type: 'core:scheduledTrigger', key: trigger.key },
      installation,
      viewer: undefined,
      argument: {
        context: { cloudId: installation.cloudId, moduleKey: trigger.key },
        contextToken: 'local', // "This value has no meaning to an app."
      },
      limitMs: timeoutSecondsOf(manifest.modules, trigger.function) * 1_000,
    });
  };
