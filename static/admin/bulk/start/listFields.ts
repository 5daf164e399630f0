import type { Group } from '../../../../src/application/adminApi';
import type { ChosenFile, FilePurpose } from '../file/filePart';

/** What is asked of somebody who brings a list. */
export type ListFields = {
  /** What was chosen; counts in place of what was pasted. */
  files: Partial<Record<FilePurpose, ChosenFile | undefined>>;
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
  files: {},
  list: '',
  users: '',
  group: undefined,
  withPeople: false,
};
