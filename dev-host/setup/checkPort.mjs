import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const DEFAULT_PORT = '4000';
const MAX_PORT = 65_535;
const TRIES = 10;
const RETRY_MS = 200; // a host that was just killed frees its port within a moment

/**
 * Rejects if the port that the command line or `PORT` names is in use, and says what to do. The host
 * checks it again; this check only comes before the long installation. Ignores a wrong command line,
 * which the host reports.
 */
export async function checkPort(args) {
  const port = portOf(args);
  if (port === 0 || port > MAX_PORT) return;
  for (let left = TRIES; left > 0; left -= 1) {
    if (await isFree(port)) return;
    await pause(RETRY_MS);
  }
  throw new Error(
    `Port ${port} is in use: stop the program that uses it, or choose another port, for example ` +
      `with \`npm start -- --port ${port + 10}\`.`,
  );
}

function portOf(args) {
  const options = { port: { type: 'string', default: process.env.PORT ?? DEFAULT_PORT } };
  const { port } = parseArgs({ args, options, strict: false }).values;
  return /^\d+$/.test(port) ? Number(port) : 0;
}

function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
