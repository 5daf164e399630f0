'use strict';

const { readdirSync } = require('node:fs');

/**
 * The TypeScript files under the given folders, as paths relative to the app's folder with forward
 * slashes: the Forge handler linter recognizes `src/index.ts` only in this form.
 */
function sourceFiles(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => /\.tsx?$/.test(path)),
  );
}

module.exports = { sourceFiles };
