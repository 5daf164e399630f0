import { parseArgs } from 'node:util';

/**
 * Reads `[--only a,b] [--strict]`. Returns the selected figures in their usual order, and whether
 * those are all. Throws on an unknown option or name.
 */
export function readArguments(args, figures) {
  const { values } = parseArgs({
    args,
    options: { only: { type: 'string' }, strict: { type: 'boolean', default: false } },
  });
  const known = figures.map(({ name }) => name);
  const wanted = values.only?.split(',') ?? known;
  for (const name of wanted) {
    if (known.includes(name)) continue;
    throw new Error(`There is no figure "${name}". Choose from ${known.join(', ')}.`);
  }
  return {
    selected: figures.filter(({ name }) => wanted.includes(name)),
    isStrict: values.strict,
    isWhole: values.only === undefined,
  };
}
