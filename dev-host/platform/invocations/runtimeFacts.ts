import type { RuntimeFacts } from '../../worker/messages';
import { contextAri } from '../installation/installation';
import { stableId } from '../installation/stableId';
import type { Manifest } from '../manifest/manifest';
import type { InvocationRequest } from './invocationRequest';

const APP_VERSION = '1.0.0';
export const ENVIRONMENT_ID = stableId('environment');
export const ENVIRONMENT_TYPE = 'DEVELOPMENT';

/** What the packages of Forge are told about an invocation. */
export const makeRuntimeFacts = (
  { app, permissions }: Manifest,
  { functionKey, module, installation, viewer }: InvocationRequest,
  invocationId: string,
): RuntimeFacts => ({
  invocationId,
  appId: app.id.replace('ari:cloud:ecosystem::app/', ''),
  appVersion: APP_VERSION,
  environmentId: ENVIRONMENT_ID,
  environmentType: ENVIRONMENT_TYPE,
  installationId: installation.id,
  cloudId: installation.cloudId,
  contextAri: contextAri(installation),
  functionKey,
  moduleKey: module.key,
  moduleType: module.type,
  accountId: viewer,
  scopes: Object.keys(permissions.scopes),
});
