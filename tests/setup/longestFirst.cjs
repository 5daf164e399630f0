const Sequencer = require('@jest/test-sequencer').default;

// The projects whose files take longest. Those of the host wait most of the time, so they start first if
// they run in one program with others.
const LONG = ['host', 'storm'];

/**
 * Starts the longest test files first. In a new clone, jest doesn't know yet how long each file takes,
 * and would leave one of them for the end.
 */
module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const placeOf = ({ context }) => {
      const place = LONG.indexOf(context.config.displayName?.name);
      return place < 0 ? LONG.length : place;
    };
    return super.sort(tests).toSorted((one, other) => placeOf(one) - placeOf(other));
  }
};
