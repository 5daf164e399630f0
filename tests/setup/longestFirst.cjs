const { sep } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

// Where single test files take longest: projects, and a folder. The host's wait most of the time, so
// they begin, and what only computes keeps all cores busy to the end.
const LONG = ['host', 'storm', 'tests/contract/slow/'];

/**
 * Starts the longest test files first. In a new clone, jest doesn't know yet how long each file takes,
 * and would leave one of them for the end.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ context, path }) => {
      const { displayName } = context.config;
      const isIn = (long) =>
        displayName?.name === long || path.split(sep).join('/').includes(`/${long}`);
      const place = LONG.findIndex(isIn);
      return place < 0 ? LONG.length : place;
    };
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
};
