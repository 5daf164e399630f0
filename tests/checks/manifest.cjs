'use strict';

// Validates manifest.yml by the whole of Forge's own rules, as `forge deploy` does before it
// uploads. A warning fails too: Forge turns warnings into errors later, and then at a bad time.

const { FullValidationProcessor } = require('@forge/manifest');
const { runCheck } = require('./runCheck.cjs');

runCheck(async () => {
  const { success, errors = [] } = await new FullValidationProcessor({}).process();
  if (!success && errors.length === 0) throw new Error('manifest.yml is refused without a reason.');
  return {
    problems: errors.map(
      ({ level, line, column, message }) => `manifest.yml:${line}:${column} ${level}: ${message}`,
    ),
    summary: 'manifest.yml is valid.',
  };
});
