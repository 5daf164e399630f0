import { events } from '@forge/bridge';
import {
  EXPORT_BUTTONS,
  EXPORT_CHUNK,
  EXPORT_END,
  EXPORT_PRESS,
  EXPORT_READY,
  type ExportResult,
  isButtonList,
  makeTextReceiver,
  type OfferedButton,
} from '../../admin/export/exportEvents';
import { startFrame } from '../startFrame';
import { drawExport } from './drawExport';
import { copy, download } from './save';

const { receive, wait } = makeTextReceiver();

/** Asks the page for the text of a button, and copies or saves it. */
const carryOut = async ({ id, action, fileName = '' }: OfferedButton): Promise<ExportResult> => {
  const press = crypto.randomUUID();
  let isMissing = false as boolean;
  const text = wait(press).then((found) => {
    isMissing = found === undefined;
    if (found === undefined) throw new Error('The page has no text for this button.');
    return found;
  });
  text.catch(() => undefined); // a refused copy doesn't wait for the text
  try {
    await events.emit(EXPORT_PRESS, { press, button: id });
    if (action === 'copy') {
      await copy(text);
      return 'copied';
    }
    download(await text, fileName);
    return 'downloaded';
  } catch {
    return isMissing ? 'missing' : 'refused';
  }
};

const press = async (button: OfferedButton): Promise<ExportResult> => {
  const result = await carryOut(button);
  await events.emit(EXPORT_END, { button: button.id, result });
  return result;
};

const start = async (): Promise<void> => {
  const place = document.getElementById('export');
  if (place === null) throw new Error('index.html has no element with the ID "export".');
  const draw = drawExport(place, await startFrame('export.title'), press);
  await events.on(EXPORT_CHUNK, receive);
  await events.on(EXPORT_BUTTONS, (payload: unknown) => {
    if (isButtonList(payload)) draw(payload);
  });
  await events.emit(EXPORT_READY, {});
};

void start();
