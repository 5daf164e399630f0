'use strict';

// A host takes seconds to start, and a page in a browser to settle; both on a busy machine.
jest.setTimeout(60_000);
