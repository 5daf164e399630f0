import * as z from 'zod/mini';
import * as inputs from '../../../src/contract/actionInputs';
import { storedAs } from '../../../src/contract/storedAs';
import { admin } from '../../../src/forge/entrypoints/guard';

// The compiler checks these: `@ts-expect-error` fails to compile where there is no error.

type Stored = { id: string; at: number; note?: string };

const { nothing, planById, jobById } = inputs;
const fields = { id: z.string(), at: z.number(), note: z.exactOptional(z.string()) };

test('a stored value is read by a schema of exactly its type', () => {
  const read = storedAs<Stored>()(z.strictObject(fields));
  expect(read({ id: 'a', at: 1 })).toEqual({ id: 'a', at: 1 });
  expect(read({ id: 'a', at: 1, note: 'x' })).toEqual({ id: 'a', at: 1, note: 'x' });
  expect(read({ id: 'a', at: 1, more: true })).toBeUndefined();
});

test('a schema of another type does not compile', () => {
  const { note: _note, ...withoutNote } = fields;
  // @ts-expect-error -- an optional field is forgotten
  storedAs<Stored>()(z.strictObject(withoutNote));
  // @ts-expect-error -- a field too many
  storedAs<Stored>()(z.strictObject({ ...fields, more: z.boolean() }));
  // @ts-expect-error -- optional in the type, required in the schema
  storedAs<Stored>()(z.strictObject({ ...fields, note: z.string() }));
  // @ts-expect-error -- another type of a field
  storedAs<Stored>()(z.strictObject({ ...fields, at: z.string() }));
  // @ts-expect-error -- a value of the type that the schema does not take
  storedAs<{ kind: 'a' | 'b' }>()(z.strictObject({ kind: z.literal('a') }));
});

test('an action takes only the schema of its own input', () => {
  const failed = () => Promise.reject(new Error('not called'));
  admin('getPlan', planById, failed);
  admin('listKeys', nothing, failed);
  // @ts-expect-error -- the input of another action
  admin('getPlan', jobById, failed);
  // @ts-expect-error -- an action without input
  admin('listKeys', planById, failed);
  // @ts-expect-error -- a field that the page may leave out and the schema requires
  admin('listJobs', z.strictObject({ from: z.string() }), failed);
  // @ts-expect-error -- a field too many, even an optional one
  admin('getPlan', z.strictObject({ ...planById.shape, at: z.exactOptional(z.number()) }), failed);
});
