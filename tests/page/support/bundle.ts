import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import type { DocNode } from '../../../dev-host/page/render/docNode';
import type { Person } from './element';

type Store<T> = { get: () => T; subscribe: (listener: () => void) => () => void };

/** What the bundle of `dev-host/page/undrawn.ts` gives. */
export type Bundle = {
  appDoc: Store<DocNode | undefined>;
  problems: Store<readonly string[]>;
  reportProblem: (message: string) => void;
  findPerson: (accountId: string) => Promise<Person>;
  searchPeople: (query: string) => Promise<Person[]>;
  emit: (message: { event: string; payload: unknown }) => void;
  on: (message: { event: string; callback: (payload: unknown) => void }) => unknown;
  start: () => Promise<void>;
};

/** Throws an error, where an expression is wanted. */
export const fail = (problem: string): never => {
  throw new Error(problem);
};

const GLOBALS = [
  'globalThis',
  'window',
  'self',
  'console',
  'fetch',
  'location',
  'setTimeout',
  'setInterval',
];

let compiled: ((...input: unknown[]) => void) | undefined;

/** Runs the bundle with these globals instead of Node's. */
export const runBundle = (scope: Record<string, unknown>): Bundle => {
  const file = process.env['PAGE_BUNDLE'] ?? fail('PAGE_BUNDLE names no file.');
  compiled ??= compileFunction(readFileSync(file, 'utf8'), ['module', 'exports', ...GLOBALS], {
    filename: file,
  }) as (...input: unknown[]) => void;
  const module = { exports: {} };
  compiled(module, module.exports, ...GLOBALS.map((name) => scope[name]));
  return module.exports as Bundle;
};
