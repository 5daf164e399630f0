'use strict';

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');

/**
 * What the scripts of a bundle folder weigh together, source maps left out, in bytes.
 * The backend comes unminified out of Forge's bundler, the page minified.
 */
function bundleSizes(folder) {
  const scripts = readdirSync(folder).filter((name) => /\.c?js$/.test(name));
  const contents = scripts.map((name) => readFileSync(join(folder, name)));
  const total = (sizes) => sizes.reduce((sum, size) => sum + size, 0);
  return {
    bytes: total(contents.map((content) => content.length)),
    gzipBytes: total(contents.map((content) => gzipSync(content, { level: 9 }).length)),
  };
}

module.exports = { bundleSizes };
