import type { BridgeCommand } from '../bridge/bridgeCommand';
import { emit } from '../bridge/emit';
import { getContext } from '../bridge/getContext';
import { messageOf } from '../messageOf';
import { reportProblem } from '../state/problems';
import type { FromFrame, ToFrame } from './messages';
import { themeOfPage } from './themeOfPage';

/** What a frame's bridge asks of the page. `on` it does itself. */
const COMMANDS: ReadonlyMap<string, BridgeCommand> = new Map<string, BridgeCommand>([
  ['emit', emit],
  ['enableTheming', themeOfPage],
  ['getContext', getContext],
]);

/** Does what a frame asks for. A command that is not emulated is refused and shown in red. */
export async function answerCall({
  id,
  command,
  data,
}: Extract<FromFrame, { is: 'call' }>): Promise<ToFrame> {
  const run = COMMANDS.get(command);
  if (run === undefined) {
    const message = `The local host does not emulate the bridge command "${command}" in a Frame.`;
    reportProblem(message);
    return { is: 'refusal', id, message };
  }
  try {
    return { is: 'answer', id, value: await run(data) };
  } catch (error) {
    return { is: 'refusal', id, message: messageOf(error) };
  }
}
