import { checks } from './checks.mjs';

const TEST_PROJECTS = ['unit', 'contract', 'host', 'browser'];

/**
 * Reads `[--only a,b] [arguments for jest…]`. Gives the names of all selected steps, those among
 * them that are jest projects, the rest, and whether nothing is left out. Throws on a name that no
 * step has.
 */
export function readArguments(args) {
  const names = new Set([...checks.map(({ name }) => name), ...TEST_PROJECTS]);
  const at = args.indexOf('--only');
  const only = at < 0 ? [...names] : (args[at + 1] ?? '').split(',');
  for (const name of only) {
    if (!names.has(name)) {
      throw new Error(`There is no step "${name}". --only takes ${[...names].join(', ')}.`);
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
