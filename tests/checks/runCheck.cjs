'use strict';

/**
 * Runs a check, which returns `{ problems: string[], summary: string }`. Prints the problems and
 * fails the process if there are any, or if the check throws; otherwise prints the summary.
 */
async function runCheck(check) {
  try {
    const { problems, summary } = await check();
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    else console.log(summary);
  } catch (error) {
    console.error(error);
    process.exitCode = 1;
  }
}

module.exports = { runCheck };
