'use strict';

const { FullValidationProcessor } = require('@forge/manifest');

/**
 * Reads manifest.yml of the current folder and validates it by the whole of Forge's own rules.
 * Gives the parsed manifest (undefined where it is no YAML at all) and every complaint, warnings
 * included, as `{ level, line, column, message }`.
 */
async function readManifest() {
  const { success, manifestObject, errors = [] } = await new FullValidationProcessor({}).process();
  if (!success && errors.length === 0)
    throw new Error('The manifest is not valid; no reason given.');
  return { manifest: manifestObject?.typedContent, complaints: errors };
}

module.exports = { readManifest };
