import { checks } from './checks.mjs';
import { TEST_PROJECTS } from './runTests.mjs';

/**
 * Reads `[--only a,b] [arguments for the tests…]`. Returns the selected steps, the test projects among
 * them, the arguments for jest and Playwright, and whether this is a full run. Throws on an unknown step.
 */
export function readArguments(args) {
  const names = new Set([...checks.map(({ name }) => name), ...TEST_PROJECTS]);
  const at = args.indexOf('--only');
  const only = at < 0 ? [...names] : (args[at + 1] ?? '').split(',');
  for (const name of only) {
    if (!names.has(name)) {
      throw new Error(`There is no step "${name}". Choose from ${[...names].join(', ')}.`);
    }
  }
  const selected = new Set(only);
  return {
    selected,
    testProjects: TEST_PROJECTS.filter((project) => selected.has(project)),
    isWhole: args.length === 0,
    testArguments: at < 0 ? args : [...args.slice(0, at), ...args.slice(at + 2)],
  };
}
