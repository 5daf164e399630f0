import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const TRIES = 10;
const BETWEEN_MS = 200; // a host that was just killed frees its port within a moment

/** Listens on 127.0.0.1 and returns the port. If the port is in use, throws and says what to do. */
export const listen = async (server: Server, port: number): Promise<number> => {
  for (let left = TRIES; ; left -= 1) {
    try {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (typeof address === 'object' && address !== null) return address.port;
      throw new Error('The server has no port.');
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'EADDRINUSE') throw error;
      if (left === 1)
        throw new Error(
          `Port ${port} is in use: stop the program that uses it, or choose another port, for ` +
            `example with \`npm start -- --port ${port + 10}\`.`,
          { cause: error },
        );
      await pause(BETWEEN_MS);
    }
  }
};
