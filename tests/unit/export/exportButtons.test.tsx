/** @jest-environment node */
import { caughtCalls } from '../page/caughtCalls';
import ForgeReconciler from '@forge/react';
import React from 'react';
import { type ExportButton, ExportButtons } from '../../../static/admin/export/ExportButtons';
import {
  EXPORT_BUTTONS,
  EXPORT_CHUNK,
  EXPORT_END,
  EXPORT_PRESS,
  EXPORT_READY,
  type ExportResult,
  type OfferedButton,
} from '../../../static/admin/export/exportEvents';
import { FrameOwner } from '../../../static/admin/frames/OneFrame';

type Event = { event: string; payload: unknown; callback: (payload: unknown) => void };

beforeEach(() => {
  caughtCalls.length = 0;
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick'] });
});

afterEach(() => jest.useRealTimers());

/** Lets React run its effects, and promises go on. */
const nextTick = () => new Promise((resolve) => setImmediate(resolve));

const callsOf = (command: string): Event[] =>
  caughtCalls.flatMap((call) => (call.command === command ? [call.data as Event] : []));

const sent = (event: string): unknown[] =>
  callsOf('emit').flatMap((call) => (call.event === event ? [call.payload] : []));

/** The page gets an event of the frame. */
const emitFromFrame = async (event: string, payload?: unknown): Promise<void> => {
  for (const { event: name, callback } of callsOf('on')) if (name === event) callback(payload);
  await nextTick();
};

/** What the page shows now, as JSON. Its texts are their keys. */
const shown = (): string =>
  JSON.stringify(caughtCalls.findLast(({ command }) => command === 'reconcile')?.data);

const field = (): string | undefined => /"value":"([^"]*)"/.exec(shown())?.[1];

const row = 'legal,0123456789,added;'.padEnd(99) + '\n';
const MANY_ROWS = 10_001; // a million characters fit into two fields

const csv = (text: () => string | undefined): ExportButton[] => [
  { id: 'download', action: 'download', label: 'Download', fileName: 'results.csv', text },
  { id: 'copy', action: 'copy', label: 'Copy', text },
];

/** Shows buttons, and returns those that the frame was offered. */
const show = async (buttons: ExportButton[]): Promise<OfferedButton[]> => {
  ForgeReconciler.render(
    <FrameOwner>
      <ExportButtons buttons={buttons} />
    </FrameOwner>,
  );
  for (let tick = 0; tick < 100 && sent(EXPORT_BUTTONS).length === 0; tick += 1) await nextTick();
  return sent(EXPORT_BUTTONS).at(-1) as OfferedButton[];
};

const endWith = async (offered: OfferedButton[], action: string, result: ExportResult) => {
  const button = offered.find((each) => each.action === action)?.id;
  await emitFromFrame(EXPORT_END, { button, result });
};

test('shows a long text in parts if the frame was blocked', async () => {
  await show(csv(() => row.repeat(MANY_ROWS)));
  expect(field()).toBeUndefined();
  jest.advanceTimersByTime(10_000);
  await nextTick();
  expect(shown()).toContain('export.blocked');
  expect(shown()).toContain('export.text.part');
  expect(shown()).not.toContain('export.too-long');
  expect(field()).toHaveLength(500_000 + 5_000); // as JSON, a line's end has two characters
});

test('offers the download of a long text if only the copy was refused', async () => {
  const offered = await show(csv(() => row.repeat(MANY_ROWS)));
  await emitFromFrame(EXPORT_READY);
  await endWith(offered, 'copy', 'refused');
  expect(shown()).toContain('export.too-long');
  expect(field()).toBeUndefined();
});

test('shows a long text in parts if the download failed', async () => {
  const offered = await show(csv(() => row.repeat(MANY_ROWS)));
  await endWith(offered, 'download', 'not-downloaded');
  expect(shown()).toContain('export.text.part');
  expect(shown()).not.toContain('export.too-long');
});

test('shows a short text in one field without pages', async () => {
  const offered = await show(csv(() => 'legal'));
  await endWith(offered, 'copy', 'refused');
  expect(field()).toBe('legal');
  expect(shown()).not.toContain('bulk.rows.next');
});

test('says that a text can’t be made instead of showing an empty field', async () => {
  const offered = await show(csv(() => undefined));
  await endWith(offered, 'copy', 'refused');
  expect(shown()).toContain('export.missing');
  expect(field()).toBeUndefined();
});

test('answers a press, but none in the frame of another place', async () => {
  const old = await show(csv(() => 'old'));
  caughtCalls.splice(0); // the old place no longer listens
  const offered = await show(csv(() => 'new'));
  expect(offered.map(({ id }) => id)).not.toEqual(old.map(({ id }) => id));

  await emitFromFrame(EXPORT_PRESS, { press: 'late', button: old[0]?.id });
  expect(sent(EXPORT_CHUNK)).toEqual([]);
  await emitFromFrame(EXPORT_PRESS, { press: 'now', button: offered[0]?.id });
  expect(sent(EXPORT_CHUNK)).toEqual([{ press: 'now', chunk: 0, chunks: 1, text: 'new' }]);
});
