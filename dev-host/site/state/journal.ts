import type { Group } from '../company/company';

/** What changed since the company was made, in no particular order; the last word on each thing. */
export type Changes = {
  /** Group by id as it is now; undefined where it was deleted. */
  groups: { id: string; group: Group | undefined }[];
  memberships: { groupId: string; accountId: string; present: boolean }[];
  people: { accountId: string; active: boolean }[];
};

/** Where changes are kept. A call returns once its change would survive the end of the process. */
export type Journal = {
  read(): Changes;
  keepGroup(id: string, group: Group | undefined): void;
  keepMembership(groupId: string, accountId: string, present: boolean): void;
  keepPerson(accountId: string, active: boolean): void;
  forget(): void;
  close(): void;
};

/** A journal for a site that ends with its process. */
export const noJournal: Journal = {
  read: () => ({ groups: [], memberships: [], people: [] }),
  keepGroup: () => undefined,
  keepMembership: () => undefined,
  keepPerson: () => undefined,
  forget: () => undefined,
  close: () => undefined,
};
