import { createServer } from 'node:net';

// Below the range that systems assign by themselves to other programs.
const LOWEST = 20_000;
const COUNT = 10_000;

/** A port that is free, as is the next one, which the simulated site uses. */
export const freePort = async (): Promise<number> => {
  const port = LOWEST + Math.floor(Math.random() * COUNT);
  return (await isFree(port)) && (await isFree(port + 1)) ? port : freePort();
};

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
