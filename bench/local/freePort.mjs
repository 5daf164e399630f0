import { once } from 'node:events';
import { createServer } from 'node:net';

const HIGHEST_PORT = 65_000; // the local host accepts none above it

/** A port that is free, as is the next one, which the simulated site uses. */
export async function freePortPair() {
  for (;;) {
    const port = await free(0);
    if (port < HIGHEST_PORT && (await free(port + 1))) return port;
  }
}

async function free(port) {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return undefined;
  }
  const { port: taken } = server.address();
  server.close();
  await once(server, 'close');
  return taken;
}
