const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { transformSync, version } = require('esbuild');

const SELF = readFileSync(__filename);

/**
 * Turns TypeScript into CommonJS for jest, one file at a time and without looking at types: tsc
 * checks those.
 */
module.exports = {
  process: (source, file) =>
    transformSync(source, {
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false }, // jest runs CommonJS only
      loader: file.endsWith('x') ? 'tsx' : 'ts',
      sourcefile: file,
      sourcemap: 'inline',
      sourcesContent: false,
    }),
  getCacheKey: (source, file) =>
    createHash('sha256').update(SELF).update(version).update(file).update(source).digest('hex'),
};
