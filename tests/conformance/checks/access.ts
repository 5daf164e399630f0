import { API, NO_GROUP } from '../fixtures';
import type { Check } from '../suite';
import { described, different, fieldOf, shapeOf, statusIn, variantOf, verdict } from '../verdicts';

const REFUSALS = { 400: '400', 401: '401', 403: '403', 404: '404', 501: '501' };

/** Who may call, and what errors look like. */
export const accessChecks: readonly Check[] = [
  {
    assumption: 'access-no-credentials',
    name: 'A request without credentials',
    variants: ['401', '403'],
    run: async ({ site }) => {
      const query = { query: 'rollcall' };
      const answer = await site.send('GET', `${API}/group/picker`, { query, anonymous: true });
      return variantOf(answer, { 401: '401', 403: '403' });
    },
  },
  {
    assumption: 'access-json',
    name: 'Content type of an answer',
    run: async ({ site }) => {
      const { status, headers, body } = await site.send('GET', `${API}/user/current`);
      const type = headers.get('content-type') ?? 'no content type';
      return verdict(
        status === 200 && type.startsWith('application/json') && body !== undefined,
        `${status}, ${type}`,
      );
    },
  },
  {
    assumption: 'access-error-form',
    name: 'Form of an error',
    run: async ({ site }) => {
      const answer = await site.send('GET', `${API}/group/by-id`, { query: { id: NO_GROUP } });
      const { body, status } = answer;
      const isForm =
        status === 404 &&
        fieldOf(body, 'statusCode') === status &&
        typeof fieldOf(body, 'message') === 'string';
      return verdict(
        isForm,
        body === undefined ? described(answer) : `${status}, ${shapeOf(body)}`,
      );
    },
  },
  {
    assumption: 'access-unknown-path',
    name: 'An endpoint that does not exist',
    run: async ({ site }) =>
      statusIn(await site.send('GET', `${API}/group/rollcall-conformance/nothing`), 404),
  },
  {
    assumption: 'access-other-method',
    name: 'A method that an endpoint does not have',
    run: async ({ site }) =>
      statusIn(await site.send('PUT', `${API}/group/picker`, { body: {} }), 405, 404),
  },
  {
    assumption: 'access-caller',
    name: 'The account of the token',
    run: async ({ site, caller }) => {
      const { status, body } = await site.send('GET', `${API}/user/current`);
      const isCaller = fieldOf(body, 'accountId') === caller.accountId;
      const isPerson = fieldOf(body, 'accountType') === 'atlassian';
      return verdict(status === 200 && isCaller && isPerson, `${status}, ${shapeOf(body)}`);
    },
  },
  {
    assumption: 'access-operations',
    name: 'The operations of the caller',
    run: async ({ site }) => {
      const query = { expand: 'operations' };
      const answer = await site.send('GET', `${API}/user/current`, { query });
      const operations = fieldOf(answer.body, 'operations');
      if (!Array.isArray(operations)) return different(described(answer));
      const isForm = operations.every(
        (each: unknown) =>
          typeof fieldOf(each, 'operation') === 'string' &&
          typeof fieldOf(each, 'targetType') === 'string',
      );
      return verdict(operations.length > 0 && isForm, `${operations.length} operations`);
    },
  },
  {
    assumption: 'access-administer',
    name: 'The operation that an admin has',
    run: async ({ site }) => {
      const query = { expand: 'operations' };
      const answer = await site.send('GET', `${API}/user/current`, { query });
      const operations = fieldOf(answer.body, 'operations');
      const administers =
        Array.isArray(operations) &&
        operations.some(
          (each: unknown) =>
            fieldOf(each, 'operation') === 'administer' &&
            fieldOf(each, 'targetType') === 'application',
        );
      return verdict(
        administers,
        administers
          ? '“administer” on “application”'
          : `${described(answer)}, without “administer”`,
      );
    },
  },
  {
    assumption: 'access-not-expanded',
    name: 'The caller without their operations',
    run: async ({ site }) => {
      const { status, body } = await site.send('GET', `${API}/user/current`);
      const isPlain = status === 200 && fieldOf(body, 'operations') === undefined;
      return verdict(isPlain, `${status}, ${shapeOf(body)}`);
    },
  },
  {
    assumption: 'access-own-email-only',
    name: 'Email addresses for a token',
    variants: ['400', '401', '403', '404', '501'],
    run: async ({ site, caller: { accountId } }) => {
      const answer = await site.send('GET', `${API}/user/email`, { query: { accountId } });
      if (answer.status === 200) return different('200, an email address');
      return variantOf(answer, REFUSALS);
    },
  },
  {
    assumption: 'access-emails-only-apps',
    name: 'A list of email addresses for a token',
    variants: ['400', '401', '403', '404', '501'],
    run: async ({ site, caller: { accountId } }) => {
      const answer = await site.send('GET', `${API}/user/email/bulk`, { query: { accountId } });
      if (answer.status === 200) return different('200, email addresses');
      return variantOf(answer, REFUSALS);
    },
  },
];
