import type { RememberedColumns } from '../../contract/stored';
import type { ColumnRole } from '../../domain/columnRole';
import { plainText } from '../../domain/freeText';
import { ok, type Outcome } from '../../domain/outcome';
import type { Crypto } from '../ports/platform';
import type { ColumnMemory } from '../ports/storage';

const MAX_LISTS = 500;
// One letter each, beside 500 hashes: about 200 KB. They are one value, which can have 240 KiB.
const MAX_ROLES = 150_000;

type Deps = { columnMemory: ColumnMemory; digest: Crypto['digest'] };

/** Returns the roles that were last remembered for these headers, or null. */
export type RecallColumns = (
  headers: readonly string[],
) => Promise<Outcome<{ roles: ColumnRole[] } | null>>;

export const makeRecallColumns = ({ columnMemory, digest }: Deps): RecallColumns =>
  async function recallColumns(headers) {
    const headersHash = hashOfHeaders(digest, headers);
    const lists = await columnMemory.read();
    const found = lists.find((list) => list.headersHash === headersHash);
    return ok(found ? { roles: found.roles } : null);
  };

/**
 * Remembers the roles of the columns with these headers, one role for each header. Drops the lists
 * that were remembered the longest ago if there are more than 500.
 */
export type RememberColumns = (
  headers: readonly string[],
  roles: ColumnRole[],
) => Promise<Outcome<null>>;

export const makeRememberColumns = ({ columnMemory, digest }: Deps): RememberColumns =>
  async function rememberColumns(headers, roles) {
    const headersHash = hashOfHeaders(digest, headers);
    await columnMemory.change((before) => {
      const others = before.filter((list) => list.headersHash !== headersHash);
      return newestWithinLimits([{ headersHash, roles }, ...others]);
    });
    return ok(null);
  };

/** The lists come newest first. All from the first one without room are dropped. */
const newestWithinLimits = (lists: readonly RememberedColumns[]): RememberedColumns[] => {
  const kept: RememberedColumns[] = [];
  let roles = 0;
  for (const list of lists.slice(0, MAX_LISTS)) {
    roles += list.roles.length;
    if (roles > MAX_ROLES) break;
    kept.push(list);
  }
  return kept;
};

/**
 * The hash of headers in their order. Letter case, extra white space and invisible characters don't
 * change it.
 */
const hashOfHeaders = (digest: Crypto['digest'], headers: readonly string[]): string =>
  digest(JSON.stringify(headers.map(plainHeader)));

const plainHeader = (header: string): string =>
  plainText(header).normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
