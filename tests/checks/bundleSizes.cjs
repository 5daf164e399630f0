'use strict';

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { gzipSync } = require('node:zlib');

/**
 * The total size of the scripts in a bundle folder in bytes, without source maps, or of those of them
 * that are counted. Forge's bundler leaves the backend unminified and minifies the page.
 */
function bundleSizes(folder, isCounted = () => true) {
  const scripts = readdirSync(folder).filter((name) => /\.c?js$/.test(name) && isCounted(name));
  const contents = scripts.map((name) => readFileSync(join(folder, name)));
  const total = (sizes) => sizes.reduce((sum, size) => sum + size, 0);
  return {
    bytes: total(contents.map((content) => content.length)),
    gzipBytes: total(contents.map((content) => gzipSync(content, { level: 9 }).length)),
  };
}

module.exports = { bundleSizes };
