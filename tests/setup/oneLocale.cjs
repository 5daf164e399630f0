'use strict';

// Zod's messages in 50 languages take 40 ms to load in each test file. The app uses none of them, and
// Forge's bundler leaves them out.
exports.en = require('zod/v4/locales/en.cjs');
