'use strict';

// On a busy machine the local Forge takes seconds to start.
jest.setTimeout(60_000);
