import { spawn } from 'node:child_process';

const ARGS = ['ci', '--no-audit', '--no-fund'];
const NETWORK_CODES =
  /^npm (?:error|ERR!) code (?:E(?:NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|IDLETIMEOUT|NETUNREACH|HOSTUNREACH)|ERR_SOCKET_TIMEOUT)$/m;
const REASON = /^npm (?:error|ERR!) .*reason: *(.+)$/m;

/**
 * Runs `npm ci` in this folder, without output if it succeeds. If it fails, rejects with npm's
 * output and what to do; without a network, only with the reason and what to do.
 */
export async function npmCi(folder) {
  const { code, output } = await run('npm', ARGS, folder);
  if (code === 0) return;
  if (NETWORK_CODES.test(output)) throw new Error(networkAdvice(output));
  throw new Error(
    `${output.trim()}\n\nThe packages could not be installed: \`npm ci\` ended with ${code}. ` +
      'Fix what npm reports above, then run the command again.',
  );
}

function networkAdvice(output) {
  const reason = (REASON.exec(output) ?? NETWORK_CODES.exec(output))[1];
  const because = reason === undefined ? '' : ` (${reason.trim()})`;
  return (
    `npm can't reach the package registry${because}: check your network connection and npm's ` +
    'proxy settings, then run the command again.'
  );
}

function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    // On Windows npm is a batch file, which only a shell can start.
    const shell = process.platform === 'win32';
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], shell });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal, output }));
  });
}
