import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Says what node_modules lacks of package-lock.json: names the first package that is missing or has
 * another version. Returns undefined if nothing is missing.
 */
export function missingPackage(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  if (wanted === undefined) throw new Error('package-lock.json is missing or not JSON.');
  // npm writes this after a good install; it lists what really lies in node_modules.
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return 'nothing is installed yet';
  for (const [path, { version, optional, link }] of Object.entries(wanted)) {
    if (path === '' || link) continue;
    const there = installed[path];
    // An optional package may be for another platform.
    if (there === undefined && optional) continue;
    if (there?.version !== version) return `${nameOf(path)} ${version} is missing`;
  }
  return directPackages(wanted)
    .filter((path) => !existsSync(join(root, path, 'package.json')))
    .map((path) => `${nameOf(path)} is missing`)[0];
}

/** The number of packages that package-lock.json installs on every platform. */
export function countPackages(root) {
  const packages = Object.entries(readPackages(join(root, 'package-lock.json')) ?? {});
  return packages.filter(([path, { optional, link }]) => path !== '' && !optional && !link).length;
}

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

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
