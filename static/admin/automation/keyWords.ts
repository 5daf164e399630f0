import type { Automation, ChangeAction, Group, KeySummary } from '../../../src/contract/adminApi';
import { plainText } from '../../../src/domain/freeText';
import { MAX_GROUPS_OF_A_KEY } from '../../../src/domain/limits';
import { distinctNames } from '../words/distinctNames';
import { type FailureWords, unanswered, type SpecialWords, REFUSED } from '../words/failureWords';
import type { MessageKey, Words } from '../words/fill';

/** What a key may be allowed to do, in the order on the page. */
export const KEY_ACTIONS = ['add', 'remove'] as const satisfies readonly ChangeAction[];

const inDoubt = (next: MessageKey): SpecialWords => ({
  ...unanswered(next, 'keys.uncertain'),
  unexpected: { next, doubt: 'keys.uncertain' },
});

/** Keys fail for other reasons than changes do, and creating one twice does harm. */
export const keyWords: SpecialWords = {
  'group-not-allowed': { title: 'keys.protected', next: 'keys.protected.next' },
  'group-not-found': { title: 'keys.gone', next: 'keys.gone.next' },
  'not-permitted': REFUSED,
  'in-progress': { title: 'keys.raced.title', next: 'keys.raced.next' },
  ...inDoubt('keys.uncertain.next'),
};

/** The same for a key that is revoked. */
export const revokeWords: SpecialWords = { ...keyWords, ...inDoubt('revoke-key.uncertain.next') };

/**
 * A label is checked before it is sent, so `invalid-input` means that the site has too many keys.
 */
export const tooManyKeys: FailureWords = { title: 'keys.full.title', next: 'keys.full.next' };

/** The key is no longer in the list. */
export const keyIsGone: FailureWords = { title: 'keys.revoked.title', next: 'keys.revoked.next' };

const MAX_SHOWN = 5;

/** What a key may do, as the beginning of the list of its groups. */
export const keyActionsText = ({ actions }: Pick<KeySummary, 'actions'>): MessageKey => {
  if (!actions.includes('remove')) return 'keys.can.add';
  return actions.includes('add') ? 'keys.can.both' : 'keys.can.remove';
};

/** The groups that a key covers, one per line. */
export const keyGroups = ({ groups }: KeySummary, words: Words): string[] => {
  if (groups === 'all-unprotected') return [words('keys.all-unprotected')];
  const nameOf = distinctNames(
    groups.map(({ id, name = '' }) => ({ id, name })),
    words,
  );
  const lines = groups
    .slice(0, MAX_SHOWN)
    .map(({ id, name }) =>
      name === undefined ? words('groups.gone', { id }) : nameOf({ id, name }),
    );
  const others = groups.length - lines.length;
  return others > 0 ? [...lines, words('keys.more-groups', { count: others.toString() })] : lines;
};

/** Errors in the fields of a new key, found before anything is sent. */
export type KeyProblems = { label?: MessageKey; actions?: MessageKey; groups?: MessageKey };

export const keyProblems = ({ label, actions, reach, groups }: KeyFields): KeyProblems => ({
  ...(plainText(label) === '' && { label: 'create-key.label.missing' }),
  ...(actions.length === 0 && { actions: 'create-key.actions.missing' }),
  ...(reach === 'chosen' && groups.length === 0 && { groups: 'create-key.groups.missing' }),
  ...(reach === 'chosen' &&
    groups.length > MAX_GROUPS_OF_A_KEY && { groups: 'create-key.groups.too-many' }),
});

/** The fields of a new key. */
export type KeyFields = {
  label: string;
  actions: readonly ChangeAction[];
  reach: KeyReach;
  groups: readonly Group[];
};

export type KeyReach = 'chosen' | 'all-unprotected';

/** Whether a key is so powerful that the page asks before it creates it. */
export const removesFromAll = ({ actions, reach }: KeyFields): boolean =>
  actions.includes('remove') && reach === 'all-unprotected';

/** The addresses of the web triggers, by what they do. The platform may not give one just now. */
export type Addresses = Partial<Record<ChangeAction, string>>;

export const addressesIn = (automation: Automation): Addresses => {
  const { webTriggerUrl: add, removalWebTriggerUrl: remove } = automation;
  return { ...(add !== undefined && { add }), ...(remove !== undefined && { remove }) };
};

// Its body has only the account ID missing.
const PERSON = 'put-an-account-id-here';

export type ExampleCall = { action: ChangeAction; text: string };

/** An example call for each action of a key, as far as the addresses are known. */
export const exampleCalls = (automation: Automation, apiKey: KeySummary): ExampleCall[] =>
  KEY_ACTIONS.flatMap((action) => {
    const url = addressesIn(automation)[action];
    if (url === undefined || !apiKey.actions.includes(action)) return [];
    const body = JSON.stringify({ group: exampleGroup(apiKey), accountId: PERSON });
    const values = { url: quoted(url), key: quoted(apiKey.id), body: quoted(body), action };
    const text = automation.exampleCall.replace(
      /\{(url|key|body|action)\}/g,
      (_, name: keyof typeof values) => values[name],
    );
    return [{ action, text }];
  });

/** Quotes a word for the shell. In single quotes, only the quote itself has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The group for a key's example: one of its own with a name, otherwise a placeholder. */
const exampleGroup = ({ groups }: KeySummary): string =>
  (groups === 'all-unprotected' ? undefined : groups.find(({ name }) => name)?.name) ??
  'put-a-group-name-here';
