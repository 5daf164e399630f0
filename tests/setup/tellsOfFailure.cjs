'use strict';

const { TestEnvironment } = require('jest-environment-node');

/** Tells hooks, as `testFailed`, whether the test that just ran has failed: jest itself does not. */
module.exports = class extends TestEnvironment {
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.testFailed = false;
    if (name === 'test_fn_failure') this.global.testFailed = true;
  }
};
