import type { AccountId } from '../../domain/accountId';
import { isKeyId, type AutomationKey, type KeyGroups } from '../../domain/automationKey';
import { failed, ok, type Outcome } from '../../domain/outcome';
import type { NewKey } from '../adminApi';
import type { DelegatableGroups } from '../groups/delegatableGroups';
import { isoTime, type Clock } from '../ports/clock';
import type { Crypto } from '../ports/crypto';
import type { KeyStore } from '../ports/keyStore';
import { parseKeyLabel } from './keyLabel';
import type { SummarizeKeys } from './keySummaries';

const MAX_KEYS = 50;

export type KeyRequest = { label: string; groups: KeyGroups };

/**
 * Makes a key that the caller owns, and gives its secret this once. Groups that are protected or
 * managed elsewhere are refused now rather than at the first use.
 */
export type CreateKey = (owner: AccountId, request: KeyRequest) => Promise<Outcome<NewKey>>;

export const makeCreateKey =
  (deps: {
    keys: KeyStore;
    delegatable: DelegatableGroups;
    summarize: SummarizeKeys;
    crypto: Pick<Crypto, 'newId' | 'newSecret'>;
    clock: Clock;
  }): CreateKey =>
  async (owner, request) => {
    const { keys, delegatable, summarize, crypto, clock } = deps;
    const label = parseKeyLabel(request.label);
    if (!label.ok) return label;
    const groups = await checkGroups(request.groups, delegatable);
    if (!groups.ok) return groups;
    if ((await keys.list()).length >= MAX_KEYS) return failed('invalid-input', { field: 'body' });
    const id = crypto.newId();
    if (!isKeyId(id)) throw new Error('A new key id has the wrong form.');
    const key: AutomationKey = {
      id,
      label: label.value,
      ownerId: owner,
      groups: groups.value,
      createdAt: isoTime(clock),
    };
    const secret = crypto.newSecret();
    // The secret first: a key that is listed works.
    await keys.saveSecret(id, { secret, ownerId: owner });
    await keys.save(key);
    const [summary] = await summarize([key]);
    return summary ? ok({ key: summary, secret }) : failed('unexpected');
  };

const checkGroups = async (
  groups: KeyGroups,
  delegatable: DelegatableGroups,
): Promise<Outcome<KeyGroups>> => {
  if (groups === 'all-unprotected') return ok(groups);
  const distinct = [...new Set(groups)];
  if (distinct.length === 0) return failed('invalid-input', { field: 'group' });
  const checked = await delegatable(distinct);
  return checked.ok ? ok(distinct) : checked;
};
