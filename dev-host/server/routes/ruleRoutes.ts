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

const stateSchema = z.object({
  groups: z.array(z.object({ id: z.string(), name: z.string(), members: z.array(z.string()) })),
  users: z.array(
    z.object({
      accountId: z.string(),
      displayName: z.string(),
      email: z.string(),
      active: z.boolean(),
      accountType: z.string(),
    }),
  ),
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
    if (method === 'GET' && path === '/dev/rule/presets')
      return presetsOf(chooseInstallation(hosted, request.query.get('installation'))).then(
        (presets) => json(200, presets),
      );
    const [, key, isValidation] = (method === 'POST' ? ADDRESS.exec(path) : undefined) ?? [];
    if (key === undefined) return undefined;
    return isValidation === undefined ? run(key, request) : validate(key, request);
  };
};

const GROUP = 'marketing';

/**
 * The recipes of docs/automation-rules.md with an example: what the rule's trigger knows as smart
 * values, and the user of the connection.
 */
const presetsOf = async ({ installation, accounts }: Hosted) => {
  const state = await fetch(`${installation.confluence.url}/dev/state`);
  const { groups, users } = stateSchema.parse(await state.json());
  const group = groups.find(({ name }) => name === GROUP);
  const people = users.filter(({ active, accountType }) => active && accountType === 'atlassian');
  const isMember = ({ accountId }: { accountId: string }) =>
    group?.members.includes(accountId) === true;
  const isOrdinary = ({ accountId }: { accountId: string }) =>
    !Object.values(accounts ?? {}).includes(accountId);
  // An email finds only people whose name is like it.
  const isFindable = ({ displayName, email }: { displayName: string; email: string }) =>
    email.startsWith(`${displayName.toLowerCase().replace(' ', '.')}@`);
  const [requester, newHire] = people.filter(
    (each) => !isMember(each) && isOrdinary(each) && isFindable(each),
  );
  const leaver = people.find((each) => isMember(each) && isOrdinary(each));
  if (!group || !requester || !newHire || !leaver || !accounts)
    throw new HttpProblem(404, `This site has no group ${GROUP} with members and others.`);
  const inputs = { groupId: group.id, groupName: group.name };
  const rule = (
    name: string,
    action: string,
    texts: { person: string; reason: string },
    values: Record<string, string>,
  ) => ({
    ...{ name, action, user: accounts.admin, inputs: { ...inputs, ...texts } },
    smartValues: Object.entries(values).map(([key, value]) => ({ name: key, value })),
  });
  return [
    rule(
      'Approved service request',
      'add-person',
      { person: '{{issue.reporter.accountId}}', reason: 'Approved request {{issue.key}}' },
      {
        'issue.key': 'IT-4711',
        'issue.summary': `Access to ${GROUP}`,
        'issue.reporter.accountId': requester.accountId,
        'issue.reporter.displayName': requester.displayName,
        'issue.reporter.emailAddress': requester.email,
      },
    ),
    rule(
      'New hire',
      'add-person',
      { person: '{{webhookData.email}}', reason: 'New hire, {{webhookData.ticket}}' },
      { 'webhookData.email': newHire.email, 'webhookData.ticket': 'HR-12' },
    ),
    rule(
      'Leaver',
      'remove-person',
      { person: '{{issue.Leaver.accountId}}', reason: 'Leaver, {{issue.key}}' },
      { 'issue.key': 'HR-13', 'issue.Leaver.accountId': leaver.accountId },
    ),
  ];
};
