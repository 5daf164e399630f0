import type { CheckedGroup, CheckedPerson, FoundPerson } from '../../../../src/application/bulkApi';

/** What Confluence has said so far of the groups and people that a list names. */
export type Checked = {
  /** By what the list calls the group. */
  groups: ReadonlyMap<string, CheckedGroup>;
  /** By e-mail, in lower case. */
  people: ReadonlyMap<string, FoundPerson>;
  /** By account id; where nobody asked for it, of those alone of whom a user list tells. */
  accountStatuses: ReadonlyMap<string, CheckedPerson>;
  /** Whether people were checked on request. Then an account missing in `accountStatuses` was not reached. */
  withPeople: boolean;
};

export const NOTHING_CHECKED: Checked = {
  groups: new Map(),
  people: new Map(),
  accountStatuses: new Map(),
  withPeople: false,
};
