import { join } from 'node:path';
import * as z from 'zod';
import { findAction, invalidInputs } from '../../platform/automation';
import type { ActionModule } from '../../platform/manifest/modules';
import type { Platform } from '../../platform/platform';
import { files } from '../files';
import { chooseAccount, chooseInstallation, type Hosted } from '../hosted';
import { HttpProblem, json, readJson, type Answer, type Incoming, type Route } from '../routing';
import { fileAnswer, hostOf, pagePolicy } from './pageRoutes';

const inputsBody = z.record(z.string(), z.unknown());

const runBody = z.strictObject({
  inputs: inputsBody,
  accountId: z.string().min(1),
  installation: z.union([z.string(), z.number()]).optional(),
  smartValues: z.record(z.string(), z.string()).optional(),
});

const ADDRESS = /^\/dev\/actions\/([\w-]+)(\/validate)?$/;

/**
 * Atlassian Automation, as far as an action sees it: `POST /dev/actions/<key>` runs an action,
 * `…/validate` says what Automation finds wrong with a configuration, and `/dev/rule` is a page to
 * try a rule. Off on a real site.
 */
export const makeRuleRoutes = (platform: Platform, hosted: readonly Hosted[]): Route => {
  const actionOf = (key: string): ActionModule => {
    const action = findAction(platform.manifest, key);
    if (action === undefined) throw new HttpProblem(404, `manifest.yml has no action "${key}".`);
    return action;
  };

  const run = async (key: string, { message }: Incoming): Promise<Answer> => {
    const action = actionOf(key);
    const { inputs, smartValues = {}, ...rest } = await readJson(message, runBody);
    const chosen = chooseInstallation(hosted, rest.installation);
    const accountId = chooseAccount(chosen, rest.accountId);
    const { installation } = chosen;
    const result = await platform.runAction({
      action,
      inputs,
      smartValues,
      accountId,
      installation,
    });
    if (result.kind === 'done') return json(200, { outputs: result.outputs });
    // Automation doesn't save or run such a rule, so the app isn't called.
    return json(result.kind === 'refused' ? 400 : 200, { errors: result.errors });
  };

  const validate = async (key: string, { message }: Incoming): Promise<Answer> => {
    const inputs = await readJson(message, inputsBody);
    return json(200, { invalidInputs: invalidInputs(actionOf(key), inputs) });
  };

  const actions = (): Answer =>
    json(
      200,
      platform.manifest.modules['automation:actionProvider'].flatMap(({ actions: keys }) =>
        keys.map((key) => ({ key, name: actionOf(key).name })),
      ),
    );

  return (request) => {
    const { method, path } = request;
    if (method === 'GET' && path === '/dev/rule')
      return fileAnswer(join(files.page, 'rule.html'), 'rule.html', pagePolicy(hostOf(request)));
    if (method === 'GET' && path === '/dev/actions') return actions();
    const [, key, isValidation] = (method === 'POST' ? ADDRESS.exec(path) : undefined) ?? [];
    if (key === undefined) return undefined;
    return isValidation === undefined ? run(key, request) : validate(key, request);
  };
};
