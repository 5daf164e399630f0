'use strict';

const vm = require('node:vm');
const timersPromises = require('node:timers/promises');
const { ModuleMocker } = require('jest-mock');

/** What jest gets as the context of a file. It means the context in which jest itself runs. */
const THIS_CONTEXT = {};

const { compileFunction } = vm;
const compiled = new Map();

/** Compiles a module of this context once in a process, and not once for each test file. */
vm.compileFunction = (source, parameters, { parsingContext, ...options } = {}) => {
  if (parsingContext !== THIS_CONTEXT)
    return compileFunction(source, parameters, { ...options, parsingContext });
  const known = compiled.get(options.filename);
  if (known?.source === source) return known.run;
  const run = compileFunction(source, parameters, options);
  compiled.set(options.filename, { source, run });
  return run;
};

const NEEDS_OWN_CONTEXT =
  'Fake timers would also stop this process. Begin the file with /** @jest-environment node */';

const noFakeTimers = {
  useFakeTimers: () => {
    throw new Error(NEEDS_OWN_CONTEXT);
  },
  useRealTimers: () => undefined,
  clearAllTimers: () => undefined,
  dispose: () => undefined,
};

const DISPATCHER = Symbol.for('undici.globalDispatcher.1');

/** Closes the connections of `fetch`. Their timers would meet the changed clocks of later files. */
const closeConnections = () => {
  const dispatcher = globalThis[DISPATCHER];
  if (!dispatcher) return;
  try {
    globalThis[DISPATCHER] = new dispatcher.constructor();
  } catch {
    return; // the dispatcher of a proxy can't be made again without its address
  }
  dispatcher.close().catch(() => undefined); // waits for what is still on its way
};

// Clocks and chance are functions of objects that all files share.
const REPLACED = [
  [Date, 'now'],
  [performance, 'now'],
  [Math, 'random'],
  [timersPromises, 'setTimeout'],
].map(([owner, name]) => ({ owner, name, real: owner[name] }));

const propertiesOf = (object) => Object.getOwnPropertyDescriptors(object);

/**
 * Runs the test files of a process in one context. Each file still has its own modules, and global
 * variables are restored after it. Jest's own environment makes a context for each file, and compiles
 * every module again: the unit tests then take half as long again.
 */
module.exports = class SharedContext {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = noFakeTimers;
  fakeTimersModern = noFakeTimers;
  #globals = propertiesOf(globalThis);
  #exit = process.exit;
  #variables = { ...process.env };

  async setup() {}

  constructor() {
    closeConnections(); // of a file with its own context
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    for (const { owner, name, real } of REPLACED) owner[name] = real;
    for (const key of Reflect.ownKeys(globalThis))
      if (!Object.hasOwn(this.#globals, key)) Reflect.deleteProperty(globalThis, key);
    for (const key of Reflect.ownKeys(this.#globals)) {
      const before = this.#globals[key];
      const { value, get } = Object.getOwnPropertyDescriptor(globalThis, key) ?? {};
      if (before.value !== value || before.get !== get)
        Object.defineProperty(globalThis, key, before);
    }
    process.exit = this.#exit;
    for (const name of Object.keys(process.env))
      if (!Object.hasOwn(this.#variables, name)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    closeConnections();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return THIS_CONTEXT;
  }
};
