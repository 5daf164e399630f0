import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { files } from '../files';

const readyLine = z.object({
  ready: z.literal(true),
  url: z.string(),
  accounts: z.object({ admin: z.string(), confluenceAdmin: z.string(), nonAdmin: z.string() }),
});

export type SiteProcess = z.output<typeof readyLine> & {
  /** Ends the site and resolves when it is gone. */
  end: () => Promise<void>;
};

/**
 * Starts a simulated site as a process of its own; it ends by itself when this process is gone.
 * Rejects where it does not start, and calls `onLost` where it ends unasked later.
 */
export const startSiteProcess = async (
  args: readonly string[],
  onLost: (code: number | null) => void,
): Promise<SiteProcess> => {
  const child = spawn(process.execPath, [files.site, ...args], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = await firstLine(child);
  let isAsked = false;
  void gone.then((code) => {
    if (!isAsked) onLost(code);
  });
  return {
    ...ready,
    end: async () => {
      isAsked = true;
      child.kill('SIGTERM');
      await gone;
    },
  };
};

const firstLine = (child: ChildProcess): Promise<z.output<typeof readyLine>> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) throw new Error('A site without an output cannot be heard.');
    createInterface({ input: child.stdout }).once('line', (line) => {
      resolve(readyLine.parse(JSON.parse(line)));
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The simulated site did not start (${String(code)}).`));
    });
  });
