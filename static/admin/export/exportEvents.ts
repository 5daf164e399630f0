import { fieldsOf, isCount, isText, splitText } from '../frames/payloads';

/** What a button does with its text. */
export type ExportAction = 'copy' | 'download';

/** A button as the frame draws it. It has no text: the page sends that after a press. */
export type OfferedButton = {
  id: string;
  action: ExportAction;
  label: string;
  /** Only for `download`. */
  fileName?: string;
};

/**
 * How a press ended. `refused`: the browser didn't allow the copy. `not-downloaded`: it didn't take
 * the file. `missing`: no text came from the page.
 */
export type ExportResult = 'copied' | 'downloaded' | 'refused' | 'not-downloaded' | 'missing';

/** The frame listens. Sent by the frame, without a payload, because no event is replayed. */
export const EXPORT_READY = 'rollcall-export-ready';

/** The buttons to draw: a list of `OfferedButton`. Sent by the page when the frame is ready. */
export const EXPORT_BUTTONS = 'rollcall-export-buttons';

/** A button was pressed: an `ExportPress`. Sent by the frame. */
export const EXPORT_PRESS = 'rollcall-export-press';

/** A chunk of the text for a press, or that there is none: an `ExportChunk`. Sent by the page. */
export const EXPORT_CHUNK = 'rollcall-export-chunk';

/** How a press ended: an `ExportEnd`. Sent by the frame. */
export const EXPORT_END = 'rollcall-export-end';

/** `press` is another random text for each press. */
export type ExportPress = { press: string; button: string };

/** `chunk` counts from 0. With `chunks` 0, the page couldn't make the text. */
export type ExportChunk = { press: string; chunk: number; chunks: number; text: string };

export type ExportEnd = { button: string; result: ExportResult };

type Emit = (event: string, payload: unknown) => Promise<unknown>;

/**
 * Makes and sends the text for a press, one chunk after another. If it can't, it tells the frame that
 * there is no text. Never rejects.
 */
export const sendText = async (
  press: string,
  makeText: () => string | undefined,
  emit: Emit,
): Promise<void> => {
  const send = (chunk: Omit<ExportChunk, 'press'>) => emit(EXPORT_CHUNK, { press, ...chunk });
  const sendNone = () => send({ chunk: 0, chunks: 0, text: '' });
  try {
    const text = makeText();
    const chunks = text === '' ? [''] : splitText(text ?? '');
    for (const [chunk, part] of chunks.entries())
      await send({ chunk, chunks: chunks.length, text: part });
    if (text === undefined) await sendNone();
  } catch {
    await sendNone().catch(() => undefined); // then the frame stops waiting by itself
  }
};

/** How long a frame waits for the next chunk of a text. */
export const CHUNK_WAIT_MS = 10_000;

/**
 * Waits for the texts of presses. `wait` resolves with the whole text, in whatever order its chunks
 * arrive, or with undefined if the page couldn't make it, or if no chunk came for `CHUNK_WAIT_MS`.
 * Chunks of other presses are ignored.
 */
export const makeTextReceiver = () => {
  type Waiting = {
    texts: Map<number, string>;
    timer: ReturnType<typeof setTimeout>;
    resolve: (text: string | undefined) => void;
  };
  const waiting = new Map<string, Waiting>();
  const end = (press: string, text?: string): void => {
    const found = waiting.get(press);
    waiting.delete(press);
    clearTimeout(found?.timer);
    found?.resolve(text);
  };
  const startTimer = (press: string) =>
    setTimeout(() => {
      end(press);
    }, CHUNK_WAIT_MS);
  return {
    wait: (press: string): Promise<string | undefined> =>
      new Promise((resolve) => {
        waiting.set(press, { texts: new Map(), timer: startTimer(press), resolve });
      }),
    receive: (payload: unknown): void => {
      if (!isExportChunk(payload)) return;
      const { press, chunk, chunks, text } = payload;
      const found = waiting.get(press);
      if (found === undefined) return;
      if (chunks === 0) {
        end(press);
        return;
      }
      found.texts.set(chunk, text);
      clearTimeout(found.timer);
      if (found.texts.size < chunks) found.timer = startTimer(press);
      else
        end(press, Array.from({ length: chunks }, (_, at) => found.texts.get(at) ?? '').join(''));
    },
  };
};

const isExportChunk = (payload: unknown): payload is ExportChunk => {
  const { press, chunk, chunks, text } = fieldsOf(payload);
  if (!isText(press) || !isText(text) || !isCount(chunk) || !isCount(chunks)) return false;
  return chunk < chunks || (chunk === 0 && chunks === 0);
};

export const isExportPress = (payload: unknown): payload is ExportPress => {
  const { press, button } = fieldsOf(payload);
  return isText(press) && isText(button);
};

const RESULTS: readonly unknown[] = [
  'copied',
  'downloaded',
  'refused',
  'not-downloaded',
  'missing',
] satisfies ExportResult[];

export const isExportEnd = (payload: unknown): payload is ExportEnd => {
  const { button, result } = fieldsOf(payload);
  return isText(button) && RESULTS.includes(result);
};

export const isButtonList = (payload: unknown): payload is OfferedButton[] =>
  Array.isArray(payload) && payload.every(isButton);

const isButton = (value: unknown): value is OfferedButton => {
  const { id, action, label, fileName } = fieldsOf(value);
  if (!isText(id) || !isText(label)) return false;
  return action === 'copy' || (action === 'download' && isText(fileName));
};
