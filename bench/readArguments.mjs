import { parseArgs } from 'node:util';

/**
 * Reads `[--only a,b] [--strict]`. Gives the figures that are meant, in their usual order, and
 * whether that is all of them. Throws on an option or a name that there is not.
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
    throw new Error(`There is no figure "${name}". --only takes ${known.join(', ')}.`);
  }
  return {
    selected: figures.filter(({ name }) => wanted.includes(name)),
    isStrict: values.strict,
    isWhole: values.only === undefined,
  };
}
