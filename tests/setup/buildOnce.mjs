import { build } from '../../dev-host/build/build.mjs';

let building;

/** Builds the local host for the tests. Later calls in the same process return the same build. */
export function buildOnce() {
  building ??= build();
  return building;
}
