import { createHmac, randomUUID } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import { item } from '../../../docs/rollcall.postman_collection.json';

const [addMember] = item;
if (!addMember || item.length !== 1) throw new Error('The collection should have one request.');

/** The example answers of the collection, as manifest.yml writes its static outputs. */
export const exampleAnswers = addMember.response.map(({ code, header, body }) => ({
  statusCode: code,
  contentType: header.find(({ key }) => key.toLowerCase() === 'content-type')?.value,
  body,
}));

/**
 * The request as Postman would send it with these variables: its script has run, and all `{{…}}`
 * are filled in. Rethrows the script's errors, and throws for variables that are not set.
 */
export const preparedRequest = (given: Readonly<Record<string, string>>) => {
  const variables = new Map([...Object.entries(given), ['$guid', randomUUID()] as const]);
  const script = addMember.event.find(({ listen }) => listen === 'prerequest')?.script;
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
  const { method, header, body, url } = addMember.request;
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
