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
 * How a press ended. `refused`: the browser didn't allow it. `missing`: the page couldn't make the
 * text.
 */
export type ExportResult = 'copied' | 'downloaded' | 'refused' | 'missing';

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

/** Sends the text for a press, one chunk after another. An undefined text can't be made. */
export const sendText = async (
  press: string,
  text: string | undefined,
  emit: Emit,
): Promise<void> => {
  if (text === undefined) {
    await emit(EXPORT_CHUNK, { press, chunk: 0, chunks: 0, text: '' } satisfies ExportChunk);
    return;
  }
  const chunks = text === '' ? [''] : splitText(text);
  for (const [chunk, part] of chunks.entries())
    await emit(EXPORT_CHUNK, { press, chunk, chunks: chunks.length, text: part });
};

/**
 * Waits for the texts of presses. `wait` resolves with the whole text, in whatever order its chunks
 * arrive, or with undefined if the page couldn't make it. Chunks of other presses are ignored.
 */
export const makeTextReceiver = () => {
  type Waiting = { texts: Map<number, string>; resolve: (text: string | undefined) => void };
  const waiting = new Map<string, Waiting>();
  return {
    wait: (press: string): Promise<string | undefined> =>
      new Promise((resolve) => {
        waiting.set(press, { texts: new Map(), resolve });
      }),
    receive: (payload: unknown): void => {
      if (!isExportChunk(payload)) return;
      const { press, chunk, chunks, text } = payload;
      const found = waiting.get(press);
      if (found === undefined) return;
      found.texts.set(chunk, text);
      if (found.texts.size < chunks) return;
      waiting.delete(press);
      const all = Array.from({ length: chunks }, (_, at) => found.texts.get(at) ?? '');
      found.resolve(chunks === 0 ? undefined : all.join(''));
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
