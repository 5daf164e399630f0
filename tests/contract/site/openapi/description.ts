import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

// Atlassian's description of the endpoints, in the two versions that are stored in
// tests/fixtures/openapi, and what is wrong with an exchange according to it.

export const VERSIONS = ['2024-02', '2025-11'] as const;
export type Version = (typeof VERSIONS)[number];

/** A request as it was sent, and the answer to it. `path` has no query. */
export type Sent = {
  method: string;
  path: string;
  query: URLSearchParams;
  contentType?: string | undefined;
  body?: string | undefined;
};
export type Answered = Pick<Sent, 'method' | 'path'> & {
  status: number;
  contentType: string | null;
  body: string;
};

type Schema = { type?: string; $ref?: string; [keyword: string]: unknown };
type Content = Readonly<Record<string, { schema: Schema }>>;
type Parameter = {
  name: string;
  in: 'query' | 'path';
  required?: boolean;
  explode?: boolean;
  schema: Schema;
};
type Operation = {
  parameters?: readonly (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
  'x-atlassian-oauth2-scopes'?: readonly { state: 'Current' | 'Beta'; scopes: string[] }[];
};
type Description = {
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  components: { parameters: Readonly<Record<string, Parameter>>; schemas: Record<string, Schema> };
};

const FOLDER = path.join(__dirname, '../../../fixtures/openapi');
const BASE = '/wiki/rest/api';
const JSON_TYPE = /^application\/json\b/;

const open = (version: Version) => {
  const text = readFileSync(path.join(FOLDER, `confluence-v1.${version}.json`), 'utf8');
  const { paths, components } = JSON.parse(text) as Description;
  const operations = Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${template.slice(BASE.length)}`,
      method: method.toUpperCase(),
      pattern: new RegExp(`^${template.replaceAll(/\{\w+\}/g, '([^/]+)')}$`),
      operation,
      parameters: (operation.parameters ?? []).map((each) =>
        '$ref' in each ? parameterAt(components, each.$ref) : each,
      ),
    })),
  );
  // Formats such as `int32` are checked, and an unknown keyword is an error.
  const ajv = addFormats(new Ajv({ allErrors: true, coerceTypes: false, strictTypes: false }));
  ajv.addSchema(inAjv({ $id: 'confluence', definitions: closed(components.schemas) }));
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: Schema): ValidateFunction => {
    const key = JSON.stringify(schema);
    const known = compiled.get(key) ?? ajv.compile(inAjv(schema));
    compiled.set(key, known);
    return known;
  };
  const errorsIn = (schema: Schema, value: unknown, where: string): string[] => {
    const validate = validatorOf(schema);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => inWords(error, where));
  };
  return { operations, errorsIn };
};

const parameterAt = ({ parameters }: Description['components'], ref: string): Parameter => {
  const found = parameters[ref.slice(ref.lastIndexOf('/') + 1)];
  if (found === undefined) throw new Error(`The description has no ${ref}.`);
  return found;
};

/**
 * Refuses every field that the description doesn't name, although Atlassian may add some. So a
 * misspelled field can't pass for an optional one that is missing.
 */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  if (copy['type'] === 'object' && 'properties' in copy) copy['additionalProperties'] = false;
  return copy;
};

/** Leads references to where the validator has the schemas. */
const inAjv = (schema: Schema): Schema =>
  JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components/schemas/', '"confluence#/definitions/'),
  ) as Schema;

/** A problem in a few words, the same for each entry of a list. */
const inWords = ({ instancePath, keyword, message, params }: ErrorObject, where: string) => {
  const at = `${where}${instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*')}`;
  const name = (key: string): string => String(Reflect.get(params, key));
  if (keyword === 'additionalProperties') return `${at}/${name('additionalProperty')} is unknown`;
  if (keyword === 'required') return `${at}/${name('missingProperty')} is missing`;
  return `${at} ${message ?? keyword}`;
};

const DESCRIPTIONS = { '2024-02': open('2024-02'), '2025-11': open('2025-11') };

type Described = ReturnType<typeof open>['operations'][number];

/** The operations of one version, as `GET /group/{groupId}/membersByGroupId`. */
export const operationsOf = (version: Version): readonly Described[] =>
  DESCRIPTIONS[version].operations;

const find = (version: Version, { method, path: sentTo }: Pick<Sent, 'method' | 'path'>) =>
  operationsOf(version).find((each) => each.method === method && each.pattern.test(sentTo));

/** The name of an operation. One that no version describes is named by its path. */
export const nameOf = (sent: Pick<Sent, 'method' | 'path'>): string => {
  const found = VERSIONS.map((version) => find(version, sent)).find((each) => each !== undefined);
  return found?.name ?? `${sent.method} ${sent.path}`;
};

const NOT_DESCRIBED = 'the operation is not described';

/** What is wrong with an answer. Empty if it is as described. */
export const problemsOfAnswer = (version: Version, answer: Answered): string[] => {
  const found = find(version, answer);
  if (found === undefined) return [NOT_DESCRIBED];
  const response = found.operation.responses[answer.status];
  if (response === undefined) return [`status ${answer.status}`];
  const schema = response.content?.['application/json']?.schema;
  // The description says nothing about the bodies of errors.
  if (schema === undefined) {
    return answer.status < 400 && answer.body !== '' ? ['the body is not empty'] : [];
  }
  if (!JSON_TYPE.test(answer.contentType ?? '')) return [`content type ${answer.contentType}`];
  const value = parsed(answer.body);
  if (value === undefined) return ['the body is not JSON'];
  return [...new Set(DESCRIPTIONS[version].errorsIn(schema, value, 'body'))];
};

/** What is wrong with a request. Empty if it is as described. */
export const problemsOfRequest = (version: Version, sent: Sent): string[] => {
  const found = find(version, sent);
  if (found === undefined) return [NOT_DESCRIBED];
  const { parameters, operation } = found;
  const described = parameters.filter((each) => each.in === 'query');
  const unknown = [...new Set(sent.query.keys())].filter((name) =>
    described.every((each) => each.name !== name),
  );
  return [
    ...unknown.map((name) => `?${name} is unknown`),
    ...described.flatMap((each) => problemsOfParameter(version, each, sent.query)),
    ...problemsOfBody(version, operation.requestBody, sent),
  ];
};

const problemsOfParameter = (
  version: Version,
  { name, required, explode, schema }: Parameter,
  query: URLSearchParams,
): string[] => {
  const texts = query.getAll(name);
  const [first] = texts;
  if (first === undefined) return required === true ? [`?${name} is missing`] : [];
  // OpenAPI repeats a list's parameter (`explode`) or separates its items with commas.
  const isRepeatable = schema.type === 'array' && explode !== false;
  if (texts.length > 1 && !isRepeatable) return [`?${name} is repeated`];
  const value = isRepeatable ? texts : valueOf(first, schema.type);
  return DESCRIPTIONS[version].errorsIn(schema, value, `?${name}`);
};

/** The value that a text in a query stands for. A text that stands for none is left as it is. */
const valueOf = (text: string, type: string | undefined): unknown => {
  if (type === 'array') return text.split(',');
  if (type === 'integer' && /^-?\d+$/.test(text)) return Number(text);
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
};

const problemsOfBody = (
  version: Version,
  described: Operation['requestBody'],
  { body, contentType }: Sent,
): string[] => {
  if (body === undefined) return described?.required === true ? ['the body is missing'] : [];
  if (described === undefined) return ['a body is not described'];
  const schema = described.content['application/json']?.schema;
  if (schema === undefined || !JSON_TYPE.test(contentType ?? ''))
    return [`content type ${contentType}`];
  const value = parsed(body);
  return value === undefined
    ? ['the body is not JSON']
    : DESCRIPTIONS[version].errorsIn(schema, value, 'body');
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
