'use strict';

// Validates manifest.yml by all of Forge's own rules, as `forge deploy` does before it uploads. A
// warning fails too, because Forge turns warnings into errors later.

const { FullValidationProcessor } = require('@forge/manifest');
const { runCheck } = require('./runCheck.cjs');

runCheck(async () => {
  const { success, errors = [] } = await new FullValidationProcessor({}).process();
  if (!success && errors.length === 0)
    throw new Error('manifest.yml is invalid, and Forge gives no reason.');
  return {
    problems: errors.map(
      ({ level, line, column, message }) => `manifest.yml:${line}:${column} ${level}: ${message}`,
    ),
    summary: 'manifest.yml is valid.',
  };
});
