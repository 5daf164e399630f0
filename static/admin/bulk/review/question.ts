import type { ChangeAction } from '../../../../src/application/bulkApi';
import type { MessageKey } from '../../words/messageKey';
import type { RowAsRead } from './rowAsRead';

/** Something that keeps rows from being planned; one answer settles all of them. */
export type Question = {
  key: string;
  /** What the answer is: a group, a person, add or remove, or that it is meant as it stands. */
  wants: 'group' | 'person' | 'action' | 'consent';
  /** Why it has to be asked, in a sentence. */
  why: MessageKey;
  /** What the list says there. */
  text: string;
  /** The account that it is about, where it is known which one that is. */
  about?: string;
  /** Account ids that may be meant; for a person. */
  candidates: readonly string[];
  /** Whether the rows may also be used as they stand; for a person. */
  mayKeep: boolean;
  /** What the first of its rows would be used as; for consent. */
  reads?: readonly RowAsRead[];
};

/** A question with the rows that wait for its answer. */
export type OpenQuestion = Question & {
  rows: readonly number[];
  /** Whether some of them say something else than `text`, which is the first one's. */
  saysOthers?: boolean;
};

/** An admin's answer to a question. */
export type Settlement =
  | { is: 'group'; group: { id: string; name: string } }
  | { is: 'person'; accountId: string }
  | { is: 'action'; action: ChangeAction }
  | { is: 'consent' };

export type Settled = {
  /** By the question's key. */
  answers: ReadonlyMap<string, Settlement>;
  leftOut: ReadonlySet<number>;
};

export const NOTHING_SETTLED: Settled = { answers: new Map(), leftOut: new Set() };

/** A part of a row: what it is, or what has to be asked. */
export type Part<T> = { value: T } | { question: Question };
