import { availableParallelism, loadavg } from 'node:os';

/**
 * The machine that the figures are measured on. The load is that of the last minute; Windows has
 * none.
 */
export const describeMachine = () => ({
  node: process.versions.node,
  platform: `${process.platform} ${process.arch}`,
  cpus: availableParallelism(),
  loadAverage: loadavg()[0],
});
