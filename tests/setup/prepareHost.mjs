import { buildOnce } from './buildOnce.mjs';

/** Runs once before the host tests. */
export default async function prepareHost() {
  await buildOnce();
}
