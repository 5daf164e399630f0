import * as z from 'zod';
import type { Manifest } from '../manifest/manifest';
import { jsonAnswer } from '../seam/answers';
import { NotEmulated } from '../seam/notEmulated';
import type { SeamAnswer, SeamCall } from '../seam/seamCall';
import type { Service } from '../seam/service';
import type { TriggerUrls } from './triggerUrls';

const createVariables = z.looseObject({
  input: z.strictObject({
    appId: z.string(),
    envId: z.string(),
    triggerKey: z.string(),
    contextId: z.string(),
  }),
  forceCreate: z.boolean().optional(),
});
const deleteVariables = z.strictObject({ id: z.string() });

/**
 * `webTrigger.getUrl`, `deleteUrl` and `queryUrls`: three GraphQL operations, known by their names.
 * https://developer.atlassian.com/platform/forge/runtime-reference/web-trigger-api/
 */
export const makeTriggerUrlService = (deps: {
  manifest: Manifest;
  urls: TriggerUrls;
  /** The full address of a trigger by its id. */
  addressOf: (id: string) => string;
}): Service => {
  const { manifest, urls, addressOf } = deps;
  const run = (name: string, variables: unknown, installationId: string): SeamAnswer => {
    switch (name) {
      case 'forge_app_createWebTriggerUrl': {
        const { input, forceCreate = false } = createVariables.parse(variables);
        const { triggerKey } = input;
        if (!manifest.modules.webtrigger.some(({ key }) => key === triggerKey))
          return jsonAnswer(200, { errors: [{ message: `There is no trigger ${triggerKey}.` }] });
        const { id } = urls.create(installationId, triggerKey, forceCreate);
        return data({ createWebTriggerUrl: { url: addressOf(id) } });
      }
      case 'forge_app_deleteWebTriggerUrl': {
        const success = urls.remove(installationId, deleteVariables.parse(variables).id);
        const message = success ? 'The URL is gone.' : 'There is no such URL.';
        return data({ deleteWebTriggerUrl: { success, message } });
      }
      case 'forge_app_webTriggerUrlsByAppContext':
        return data({
          webTriggerUrlsByAppContext: urls
            .all(installationId)
            .map(({ id, triggerKey }) => ({ triggerKey, url: addressOf(id) })),
        });
      default:
        throw new NotEmulated(`the GraphQL operation ${name}`);
    }
  };
  return {
    name: 'web trigger URLs',
    accepts: ({ auth, path }) =>
      auth.type === 'fpp' && auth.remote === 'stargate' && path === '/graphql',
    answer: (call, { installation }) => {
      const { name, variables } = readOperation(call);
      return Promise.resolve(run(name, variables, installation.id));
    },
  };
};

const data = (value: object): SeamAnswer => jsonAnswer(200, { data: value });

const readOperation = ({ body = '' }: SeamCall): { name: string; variables: unknown } => {
  const { query, variables } = JSON.parse(body) as { query?: unknown; variables?: unknown };
  const name = /(?:query|mutation)\s+(\w+)/.exec(String(query))?.[1];
  return { name: name ?? 'without a name', variables };
};
