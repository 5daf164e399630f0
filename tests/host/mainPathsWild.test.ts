import { testMainPaths } from './support/mainPaths';

// Alone, because a burst limit of 30 requests a second makes it the longest.
describe('on a site of the kind wild', () => {
  testMainPaths('wild');
});
