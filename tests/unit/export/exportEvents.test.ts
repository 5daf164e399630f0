/** @jest-environment node */
import {
  CHUNK_WAIT_MS,
  EXPORT_CHUNK,
  isButtonList,
  isExportEnd,
  isExportPress,
  makeTextReceiver,
  sendText,
} from '../../../static/admin/export/exportEvents';

/** Sends a text for a press, and returns its chunks as events. */
const chunksOf = async (press: string, text: string | undefined): Promise<unknown[]> => {
  const sent: unknown[] = [];
  const emit = (event: string, payload: unknown): Promise<void> => {
    expect(event).toBe(EXPORT_CHUNK);
    sent.push(payload);
    return Promise.resolve();
  };
  await sendText(press, () => text, emit);
  return sent;
};

const row = 'marketing,0123456789abcdef,add,Łódź 👩‍👩‍👧,added,yes,200\r\n';

test.each([
  ['an empty text', ''],
  ['a short text', 'Zażółć'],
  ['50,000 rows', row.repeat(50_000)],
])('brings over %s', async (_, text) => {
  const { wait, receive } = makeTextReceiver();
  const received = wait('press');
  for (const chunk of await chunksOf('press', text)) receive(chunk);
  expect((await received) === text).toBe(true); // a difference of megabytes would be printed
});

test('takes chunks in any order, and each only once', async () => {
  const { wait, receive } = makeTextReceiver();
  const received = wait('press');
  const chunks = await chunksOf('press', 'a'.repeat(250_000));
  expect(chunks).toHaveLength(3);
  for (const chunk of [...chunks, ...chunks].reverse()) receive(chunk);
  expect(await received).toHaveLength(250_000);
});

test('says that the page has no text', async () => {
  const { wait, receive } = makeTextReceiver();
  const received = wait('press');
  for (const chunk of await chunksOf('press', undefined)) receive(chunk);
  expect(await received).toBeUndefined();
});

test.each<[string, () => string, failing: number]>([
  ['can’t be made', () => 'a'.repeat(-1), 0],
  ['can’t be sent completely', () => 'a'.repeat(250_000), 2],
])('tells the frame of a text that %s', async (_, makeText, failing) => {
  const { wait, receive } = makeTextReceiver();
  const received = wait('press');
  let sent = 0;
  await sendText('press', makeText, (_event, payload) => {
    sent += 1;
    if (sent === failing) return Promise.reject(new Error('too large'));
    receive(payload);
    return Promise.resolve();
  });
  expect(await received).toBeUndefined();
});

test('gives up quietly if the frame can’t be told anything', async () => {
  const refuse = () => Promise.reject(new Error('no bridge'));
  await expect(sendText('press', () => 'a', refuse)).resolves.toBeUndefined();
});

describe('when the page falls silent', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test('stops waiting if no chunk comes in time', async () => {
    const { wait, receive } = makeTextReceiver();
    const received = wait('press');
    const [first] = await chunksOf('press', 'a'.repeat(250_000));
    jest.advanceTimersByTime(CHUNK_WAIT_MS - 1);
    receive(first);
    jest.advanceTimersByTime(CHUNK_WAIT_MS);
    expect(await received).toBeUndefined();
  });

  test('waits for a long text as long as chunks come', async () => {
    const { wait, receive } = makeTextReceiver();
    const received = wait('press');
    for (const chunk of await chunksOf('press', 'a'.repeat(250_000))) {
      jest.advanceTimersByTime(CHUNK_WAIT_MS - 1);
      receive(chunk);
    }
    expect(await received).toHaveLength(250_000);
    expect(jest.getTimerCount()).toBe(0);
  });
});

test('ignores the text of another press, and payloads of any other form', async () => {
  const { wait, receive } = makeTextReceiver();
  const received = wait('press');
  for (const chunk of await chunksOf('other', 'secret')) receive(chunk);
  const good = { press: 'press', chunk: 0, chunks: 1, text: 'right' };
  const wrong = [{ chunk: 1 }, { chunk: -1 }, { chunks: 0.5 }, { text: 7 }, { press: undefined }];
  for (const payload of [undefined, null, 'text', ...wrong.map((part) => ({ ...good, ...part }))])
    receive(payload);
  receive(good);
  expect(await received).toBe('right');
});

test('recognizes its other payloads', () => {
  expect(isExportPress({ press: 'a', button: 'copy' })).toBe(true);
  expect(isExportPress({ press: 'a' })).toBe(false);
  expect(isExportEnd({ button: 'copy', result: 'refused' })).toBe(true);
  expect(isExportEnd({ button: 'copy', result: 'not-downloaded' })).toBe(true);
  expect(isExportEnd({ button: 'copy', result: 'fine' })).toBe(false);
  expect(isButtonList([{ id: 'a', action: 'copy', label: 'Copy' }])).toBe(true);
  expect(isButtonList([{ id: 'a', action: 'download', label: 'Download' }])).toBe(false);
  expect(isButtonList({})).toBe(false);
});
