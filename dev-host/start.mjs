import { requireNode } from './setup/requireNode.mjs';

requireNode();
const args = process.argv.slice(2);

try {
  if (!args.includes('--no-build')) {
    const { ensureInstalled } = await import('./setup/ensureInstalled.mjs');
    await ensureInstalled();
    const { build } = await import('./build/build.mjs');
    await build();
  }
  process.argv.splice(2, args.length, ...args.filter((argument) => argument !== '--no-build'));
  await import('../.rollcall/build/host.cjs');
} catch (error) {
  if (error.code === 'ERR_MODULE_NOT_FOUND' && args.includes('--no-build')) {
    console.error('There is no build to run: leave out --no-build once.');
  } else {
    console.error(error.message);
  }
  process.exitCode = 1;
}
