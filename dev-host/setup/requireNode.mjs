// Node 12 must be able to read this file, and those that import it before the check.
const OLDEST = [20, 18];

/** Ends the process with a clear message if Node is older than 20.18. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  console.error(
    `Rollcall needs Node ${OLDEST.join('.')} or newer, but this is Node ${process.versions.node}: ` +
      'install a newer version from https://nodejs.org, then run the command again.',
  );
  process.exit(1);
}
