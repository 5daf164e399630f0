import type { BridgeCommand } from './bridgeCommand';
import { changeWindowTitle } from './changeWindowTitle';
import { closeFlag } from './closeFlag';
import { emit } from './emit';
import { enableTheming } from './enableTheming';
import { getContext } from './getContext';
import { getUrl } from './getUrl';
import { invoke } from './invoke';
import { navigate } from './navigate';
import { on } from './on';
import { onError } from './onError';
import { open } from './open';
import { reconcile } from './reconcile';
import { reload } from './reload';
import { showFlag } from './showFlag';

/** Every bridge command that is emulated, by the name that `@forge/bridge` calls it. */
export const commands: ReadonlyMap<string, BridgeCommand> = new Map<string, BridgeCommand>([
  ['changeWindowTitle', changeWindowTitle],
  ['closeFlag', closeFlag],
  ['emit', emit],
  ['enableTheming', enableTheming],
  ['getContext', getContext],
  ['getUrl', getUrl],
  ['invoke', invoke],
  ['navigate', navigate],
  ['on', on],
  ['onError', onError],
  ['open', open],
  ['reconcile', reconcile],
  ['reload', reload],
  ['showFlag', showFlag],
]);
