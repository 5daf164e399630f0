import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is missing of the packages that package-lock.json names: undefined where all are there in
 * the right version, else a sentence that names the first that is not.
 */
export function missingPackage(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or no JSON.');
  // npm writes this after a good install; it lists what really lies in node_modules.
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'nothing is installed yet';
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue;
    const there = installed[path];
    // An optional package may be for another platform.
    if (there === undefined && optional) continue;
    if (there?.version !== version) return `${path} is not there in version ${version}`;
  }
  return directPackages(wanted)
    .filter((path) => !existsSync(join(root, path, 'package.json')))
    .map((path) => `${path} is gone`)[0];
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function directPackages(wanted) {
  const { dependencies = {}, devDependencies = {} } = wanted[''] ?? {};
  return Object.keys({ ...dependencies, ...devDependencies }).map((name) => `node_modules/${name}`);
}
