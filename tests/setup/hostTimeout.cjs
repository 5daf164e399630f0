'use strict';

// On a busy machine a host takes seconds to start, and a page in a browser to finish loading.
jest.setTimeout(60_000);
