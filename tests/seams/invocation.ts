import { simulatedConfluence } from '../../dev-host/platform/confluence/confluenceAddress';
import type { Invocation } from '../../dev-host/platform/invocations/invocation';

/** A running call of one of the app's functions, as the services of the local Forge see it. */
export const testInvocation = (over: {
  installationId?: string;
  viewer?: string | undefined;
  siteUrl?: string;
  chain?: string;
}): Invocation => ({
  id: 'test',
  functionKey: 'test',
  installation: {
    id: over.installationId ?? 'installation',
    cloudId: 'test',
    site: 'test',
    confluence: simulatedConfluence(over.siteUrl ?? 'http://127.0.0.1:9'), // nothing listens here
  },
  viewer: over.viewer,
  chain: over.chain ?? 'test',
  kill: () => {
    throw new Error('This test does not kill functions.');
  },
});
