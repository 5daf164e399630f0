import { createHmac, randomUUID } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import type { WebTriggerName } from '../../../src/domain/webTriggerStatus';
import { item } from '../../../docs/rollcall.postman_collection.json';

export type PostmanRequest = (typeof item)[number];

/** The request of the collection that signs for a web trigger. */
export const requestFor = (trigger: WebTriggerName): PostmanRequest => {
  const name = { 'add-member': 'Add member to group', 'remove-member': 'Remove member from group' };
  const found = item.find((each) => each.name === name[trigger]);
  if (!found || item.length !== 2) throw new Error('The collection should have two requests.');
  return found;
};

/** The example answers of a request, as manifest.yml writes its static outputs. */
export const exampleAnswers = ({ response }: PostmanRequest) =>
  response.map(({ code, header, body }) => ({
    statusCode: code,
    contentType: header.find(({ key }) => key.toLowerCase() === 'content-type')?.value,
    body,
  }));

/**
 * A request as Postman would send it with these variables: its script has run, and all `{{…}}`
 * are filled in. Rethrows the script's errors, and throws for variables that are not set.
 */
export const preparedRequest = (
  request: PostmanRequest,
  given: Readonly<Record<string, string>>,
) => {
  const variables = new Map([...Object.entries(given), ['$guid', randomUUID()] as const]);
  const script = request.event.find(({ listen }) => listen === 'prerequest')?.script;
  if (script?.type !== 'text/javascript')
    throw new Error('The request has no script that runs before it.');
  runInContext(script.exec.join('\n'), createContext(sandbox(variables)));
  const filled = (text: string): string =>
    text.replace(/\{\{(.+?)\}\}/g, (_, name: string) => {
      const value = variables.get(name);
      if (value === undefined)
        throw new Error(`The collection uses {{${name}}}, which is not set.`);
      return value;
    });
  const { method, header, body, url } = request.request;
  return {
    url: filled(url.raw),
    method,
    headers: Object.fromEntries(header.map(({ key, value }) => [key, filled(value)])),
    body: filled(body.raw),
  };
};

/**
 * The part of Postman's script API that this sandbox supports.
 * https://learning.postman.com/docs/tests-and-scripts/write-scripts/postman-sandbox-api-reference/
 */
const sandbox = (variables: Map<string, string>) => ({
  pm: {
    variables: {
      get: (name: string) => variables.get(name),
      set: (name: string, value: string) => void variables.set(name, value),
    },
  },
  require: (name: string) => {
    if (name !== 'crypto-js') throw new Error(`This sandbox has no "${name}".`);
    return { HmacSHA256, enc: { Hex } };
  },
});

const Hex = Symbol('Hex');

// CryptoJS reads texts as UTF-8, both message and key, and writes with the given encoder.
const HmacSHA256 = (message: string, key: string) => ({
  toString: (encoder: unknown) => {
    if (encoder !== Hex) throw new Error('This sandbox supports only hexadecimal encoding.');
    return createHmac('sha256', key).update(message).digest('hex');
  },
});
