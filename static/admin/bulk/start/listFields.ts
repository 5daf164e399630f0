import type { Group } from '../../../../src/application/adminApi';

/** What is asked of somebody who brings a list. */
export type ListFields = {
  /** The list itself. */
  list: string;
  /** The exported user list, where e-mails have to be told to accounts. */
  users: string;
  /** Where the list names people only. */
  group: Group | undefined;
  /** Whether to ask of each person if they exist. */
  withPeople: boolean;
};

export const EMPTY_LIST: ListFields = {
  list: '',
  users: '',
  group: undefined,
  withPeople: false,
};
