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

/**
 * Copies a text that may arrive later. Rejects if the browser refuses. Safari allows only a copy that
 * begins with the press, so the browser gets the promise.
 * https://developer.mozilla.org/docs/Web/API/Clipboard/write
 */
export const copy = async (text: Promise<string>): Promise<void> => {
  if (typeof ClipboardItem === 'undefined') {
    await navigator.clipboard.writeText(await text);
    return;
  }
  const blob = text.then((whole) => new Blob([whole], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
};

const BYTE_ORDER_MARK = '\ufeff'; // Excel then reads accents

const KEPT_MS = 60_000; // the browser reads the text after the click

/** Has the browser save a text as a CSV file. */
export const download = (text: string, fileName: string): void => {
  const blob = new Blob([BYTE_ORDER_MARK, text], { type: 'text/csv;charset=utf-8' });
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: fileName }).click();
  setTimeout(() => {
    URL.revokeObjectURL(href);
  }, KEPT_MS);
};

const { receive, wait } = makeTextReceiver();

/** Asks the page for the text of a button. Rejects if it doesn't come. */
const askForText = async (button: string): Promise<string> => {
  const press = crypto.randomUUID();
  const received = wait(press);
  const sent = events.emit(EXPORT_PRESS, { press, button });
  // The bridge may refuse the question, and then no answer comes.
  const text = await Promise.race([received, sent.then(() => received)]);
  if (text === undefined) throw new Error('The page has no text for this button.');
  return text;
};

/** Copies or saves the text of a button. Never rejects. */
const carryOut = async ({ id, action, fileName = '' }: OfferedButton): Promise<ExportResult> => {
  let isMissing = false as boolean;
  const text = askForText(id);
  text.catch(() => {
    isMissing = true; // caught here, because a refused copy doesn't wait for the text
  });
  try {
    if (action === 'copy') {
      await copy(text);
      return 'copied';
    }
    download(await text, fileName);
    return 'downloaded';
  } catch {
    if (isMissing) return 'missing';
    return action === 'copy' ? 'refused' : 'not-downloaded';
  }
};

const press = async (button: OfferedButton): Promise<ExportResult> => {
  const result = await carryOut(button);
  // Not awaited: the text was copied or not, whether or not the page hears of it.
  void events.emit(EXPORT_END, { button: button.id, result }).catch(() => undefined);
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
