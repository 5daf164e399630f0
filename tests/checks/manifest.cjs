'use strict';

// Validates manifest.yml as `forge deploy` does before it uploads. A warning fails too: Forge
// turns warnings into errors later, and then at a bad time.

const { readManifest } = require('./readManifest.cjs');
const { runCheck } = require('./runCheck.cjs');

runCheck(async () => {
  const { complaints } = await readManifest();
  return {
    problems: complaints.map(
      ({ level, line, column, message }) => `manifest.yml:${line}:${column} ${level}: ${message}`,
    ),
    summary: 'manifest.yml is valid.',
  };
});
