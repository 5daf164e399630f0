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
 * Rejects with the site's own message if it does not start. Calls `onLost` if it ends unasked later.
 */
export const startSiteProcess = async (
  args: readonly string[],
  onLost: (code: number | null) => void,
): Promise<SiteProcess> => {
  const child = spawn(process.execPath, [files.site, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
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
    let isReady = false;
    let early = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (isReady) process.stderr.write(text);
      else early += text;
    });
    createInterface({ input: child.stdout }).once('line', (line) => {
      isReady = true;
      process.stderr.write(early);
      resolve(readyLine.parse(JSON.parse(line)));
    });
    child.once('error', reject);
    child.once('close', (code) => {
      reject(new Error(early.trim() || `The simulated site did not start (${String(code)}).`));
    });
  });
