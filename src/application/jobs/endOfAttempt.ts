import type { RowEnd } from '../../domain/job/rowEnd';
import type { Failure } from '../../domain/outcome';
import type { Attempt } from '../membership/tryIdentities';
import type { Written } from '../membership/writeMembership';

type Before = {
  /** Whether an earlier attempt may have carried the row out. */
  tried: boolean;
  /** Of a removal: whether the person was in the group when the job began. */
  wasMember: boolean | undefined;
};

/** How a row ends by an attempt that succeeded, and whether it is known that it made the change. */
export const endOfSuccess = (
  actedAs: Attempt['actedAs'],
  { status, httpStatus, certain }: Written,
  { tried, wasMember }: Before,
): RowEnd => {
  const base = { outcome: status, actedAs, httpStatus };
  switch (status) {
    case 'added':
      return { ...base, certain };
    case 'already-member':
      return { ...base, certain: certain && !tried };
    case 'removed':
      // Confluence says "removed" of people who were not there, too.
      if (wasMember === false) return { ...base, outcome: 'not-a-member', certain: false };
      return { ...base, certain: certain && wasMember === true };
    case 'not-a-member':
      return { ...base, certain: certain && !tried };
  }
};

/** How a row ends by an attempt that failed. This one, or an earlier one, may have made the change anyway. */
export const endOfFailure = (
  actedAs: Attempt['actedAs'],
  { code, httpStatus, certain }: Failure,
  tried: boolean,
): RowEnd => ({
  outcome: code,
  actedAs,
  ...(httpStatus !== undefined && { httpStatus }),
  certain: !tried && certain !== false,
});
