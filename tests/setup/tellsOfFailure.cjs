'use strict';

const { TestEnvironment } = require('jest-environment-node');

/**
 * Sets `testFailed` for hooks if the test that just ran has failed, because jest itself does not.
 */
module.exports = class extends TestEnvironment {
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.testFailed = false;
    if (name === 'test_fn_failure') this.global.testFailed = true;
  }
};
