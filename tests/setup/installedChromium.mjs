import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// The first is Debian's Chromium without windows. It needs a tenth less work than the others.
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_APPS = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The path of a Chromium, Chrome or Edge in one of its usual places; undefined if there is none.
 */
export function installedChromium(platform = process.platform, env = process.env) {
  return candidates(platform, env).find((path) => existsSync(path) && starts(path, platform));
}

/** On Ubuntu, `chromium-browser` may be a script that only asks to install a snap. */
function starts(path, platform) {
  if (platform !== 'linux') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0;
}

function candidates(platform, env) {
  if (platform === 'darwin')
    return [...MAC_APPS, ...MAC_APPS.map((app) => join(env.HOME ?? '', app))];
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    return roots.flatMap((root) => WINDOWS_APPS.map((app) => join(root, app)));
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(Boolean), '/usr/bin', '/snap/bin'];
  return folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command)));
}
