import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { manifestSchema, type Manifest } from './manifest';
import { misuses } from './misuses';

/**
 * Reads manifest.yml. Throws with every part of it that the local Forge does not emulate, each by
 * its path, where a module names a function that is not there, and for what Forge's own lint refuses.
 */
export const readManifest = (file: string): Manifest => {
  const parsed = manifestSchema.safeParse(parse(readFileSync(file, 'utf8')), {
    reportInput: false,
  });
  if (!parsed.success)
    throw new Error(`${file}:\n${parsed.error.issues.map(complaint).join('\n')}`);
  const manifest = parsed.data;
  for (const key of namedFunctions(manifest)) handlerOf(manifest, key);
  const refused = misuses(manifest.modules);
  if (refused.length > 0) throw new Error(`${file}:\n${refused.join('\n')}`);
  return manifest;
};

/** The handler of a function, as `index.name`. Throws where manifest.yml has no such function. */
export const handlerOf = ({ modules }: Manifest, functionKey: string): string => {
  const found = modules.function.find(({ key }) => key === functionKey);
  if (found === undefined) throw new Error(`manifest.yml has no function "${functionKey}".`);
  return found.handler;
};

const namedFunctions = ({ modules }: Manifest): string[] => [
  ...modules['confluence:globalSettings'].map(({ resolver }) => resolver.function),
  ...modules.webtrigger.map((trigger) => trigger.function),
  ...modules.consumer.map((consumer) => consumer.function),
  ...modules.scheduledTrigger.map((trigger) => trigger.function),
];

type Issue = { code: string; path: PropertyKey[]; message: string; keys?: string[] };

const complaint = (issue: Issue): string => {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return `- ${path}: ${issue.message}`;
  const names = (issue.keys ?? []).map((key) => (path === '' ? key : `${path}.${key}`));
  return `- the local Forge does not emulate ${names.join(', ')}`;
};
