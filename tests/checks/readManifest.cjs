'use strict';

const { readFileSync } = require('node:fs');
const { parse } = require('yaml');

/**
 * The manifest in the current folder as plain data. It is not validated: manifest.cjs does that.
 */
const readManifest = () => parse(readFileSync('manifest.yml', 'utf8'));

module.exports = { readManifest };
