import { build } from '../../dev-host/build/build.mjs';

/**
 * Builds the local Forge for the tests. Later calls in this process, and in those that it starts,
 * do nothing.
 */
export async function buildOnce() {
  if (process.env.LOCAL_FORGE_IS_BUILT === 'yes') return;
  await build();
  process.env.LOCAL_FORGE_IS_BUILT = 'yes';
}
