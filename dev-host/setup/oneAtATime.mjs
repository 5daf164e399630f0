import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 300;

/**
 * Runs `work` while no other process on this machine runs it under the same lock file; others wait.
 * The lock of a process that is gone is taken over.
 */
export async function oneAtATime(lockFile, work) {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!takeLock(lockFile)) await pause(POLL_MS);
  try {
    return await work();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

function takeLock(lockFile) {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(holderOf(lockFile))) rmSync(lockFile, { force: true });
    return false;
  }
}

function holderOf(lockFile) {
  try {
    // An empty file belongs to a process that is about to write its number: as if it were ours.
    return Number(readFileSync(lockFile, 'utf8')) || process.pid;
  } catch {
    return process.pid; // let go just now
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
