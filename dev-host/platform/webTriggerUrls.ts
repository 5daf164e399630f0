import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Data } from './data';
import type { Manifest } from './manifest/manifest';
import { jsonAnswer, type SeamAnswer, type SeamCall } from './seam/seamCall';
import { NotEmulated, type Service } from './seam/service';

export type TriggerUrl = { id: string; installationId: string; triggerKey: string };

/** The stored addresses of web triggers. They stay the same after a restart. */
export type TriggerUrls = {
  /** Returns a trigger's first address. Makes a new one if there is none or if one is forced. */
  create: (installationId: string, triggerKey: string, isForced: boolean) => TriggerUrl;
  find: (id: string) => TriggerUrl | undefined;
};

const SELECT =
  'SELECT id, installation AS installationId, trigger_key AS triggerKey FROM trigger_url';

export const makeTriggerUrls = ({ statement }: Data): TriggerUrls => ({
  create: (installationId, triggerKey, isForced) => {
    const sql = `${SELECT} WHERE installation = ? AND trigger_key = ? ORDER BY rowid`;
    const known = statement(sql).get([installationId, triggerKey]) as TriggerUrl | null;
    if (known !== null && !isForced) return known;
    const id = randomUUID();
    statement('INSERT INTO trigger_url VALUES (?, ?, ?)').run([id, installationId, triggerKey]);
    return { id, installationId, triggerKey };
  },
  find: (id) => (statement(`${SELECT} WHERE id = ?`).get(id) as TriggerUrl | null) ?? undefined,
});

const createVariables = z.looseObject({
  input: z.strictObject({
    appId: z.string(),
    envId: z.string(),
    triggerKey: z.string(),
    contextId: z.string(),
  }),
  forceCreate: z.boolean().optional(),
});

/**
 * Makes the service behind `webTrigger.getUrl`, a GraphQL operation that is known by its name.
 * `deleteUrl` and `queryUrls` are not emulated.
 * https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger-api/
 */
export const makeTriggerUrlService = (deps: {
  manifest: Manifest;
  urls: TriggerUrls;
  /** Returns the full address of a trigger by its ID. */
  addressOf: (id: string) => string;
}): Service => {
  const { manifest, urls, addressOf } = deps;
  const createUrl = (variables: unknown, installationId: string): SeamAnswer => {
    const { input, forceCreate = false } = createVariables.parse(variables);
    const { triggerKey } = input;
    if (!manifest.modules.webtrigger.some(({ key }) => key === triggerKey))
      return jsonAnswer(200, { errors: [{ message: `There is no trigger ${triggerKey}.` }] });
    const { id } = urls.create(installationId, triggerKey, forceCreate);
    return jsonAnswer(200, { data: { createWebTriggerUrl: { url: addressOf(id) } } });
  };
  return {
    accepts: ({ auth, path }) =>
      auth.type === 'fpp' && auth.remote === 'stargate' && path === '/graphql',
    answer: (call, { installation }) => {
      const { name, variables } = readOperation(call);
      if (name !== 'forge_app_createWebTriggerUrl')
        throw new NotEmulated(`the GraphQL operation ${name}`);
      return Promise.resolve(createUrl(variables, installation.id));
    },
  };
};

const readOperation = ({ body = '' }: SeamCall): { name: string; variables: unknown } => {
  const { query, variables } = JSON.parse(body) as { query?: unknown; variables?: unknown };
  const name = /(?:query|mutation)\s+(\w+)/.exec(String(query))?.[1];
  return { name: name ?? 'without a name', variables };
};
