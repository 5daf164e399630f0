import type { ChangeAction } from '../../../../../src/application/bulkApi';

const SPELLINGS: readonly (readonly [ChangeAction, string])[] = [
  ['add', 'add adds added adding + invite invited join joined grant granted include insert in'],
  ['remove', 'remove removes removed removing - \u2212 \u2013 delete deleted revoke revoked'],
  ['remove', 'leave left exclude drop kick out'],
];

const ACTIONS: ReadonlyMap<string, ChangeAction> = new Map(
  SPELLINGS.flatMap(([action, words]) =>
    words.split(' ').map((word): [string, ChangeAction] => [word, action]),
  ),
);

/** The action that a tidied cell names in any common spelling; undefined where it names none. */
export const readAction = (text: string): ChangeAction | undefined =>
  text.length > 20 ? undefined : ACTIONS.get(text.toLowerCase());
