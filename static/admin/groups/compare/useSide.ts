import { useEffect, useMemo, useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import { answered, type PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import {
  makeMemberReader,
  type MemberReader,
  NO_MEMBERS,
  pointsOfReading,
  type ReadMembers,
} from '../group/memberReader';

export type GroupSide = ReadMembers & {
  /** How many members the group has. Undefined until Confluence said so. */
  count?: number;
  /** Whether Confluence has answered, with a number or without one. */
  isCounted: boolean;
  /** Why the number of members isn't known. */
  countFailure?: PageFailure;
  /** The points that reading all of them costs, if the number is known. */
  points?: number;
  readAll: () => void;
};

type Counted = {
  by?: MemberReader;
  isCounted?: boolean;
  count?: number | undefined;
  failure?: PageFailure;
};

const NOT_READ: ReadMembers = { ...NO_MEMBERS, isBusy: false };

/**
 * All members of a group, once `readAll` is called. Counts them first, which costs few points. A new
 * `round` starts again.
 */
export const useGroupSide = (group: Group | undefined, round: number): GroupSide | undefined => {
  // Both are kept with what they belong to: those of another group or round count for nothing.
  const [read, setRead] = useState<{ by?: MemberReader; members: ReadMembers }>({
    members: NOT_READ,
  });
  const [counted, setCounted] = useState<Counted>({});
  const groupId = group?.id;
  const reader = useMemo(() => {
    if (groupId === undefined) return undefined;
    const by: MemberReader = makeMemberReader(
      (start) => invoke('listMembers', { groupId, start }),
      (members) => {
        setRead({ by, members });
      },
    );
    return by;
    // A new round makes a new reader.
  }, [groupId, round]);
  useEffect(() => reader?.stop, [reader]);
  useEffect(() => {
    if (!reader || groupId === undefined) return undefined;
    let isLeft = false;
    void answered(invoke('getGroup', { groupId })).then((answer) => {
      if (isLeft) return;
      setCounted({
        by: reader,
        ...(answer.ok
          ? { isCounted: !answer.value.couldNotCount, count: answer.value.members }
          : { failure: answer.failure }),
      });
    });
    return () => {
      isLeft = true;
    };
  }, [reader]);
  if (!reader) return undefined;
  const { isCounted = false, count, failure } = counted.by === reader ? counted : {};
  return {
    ...(read.by === reader ? read.members : NOT_READ),
    isCounted,
    ...(count !== undefined && { count, points: pointsOfReading(count) }),
    ...(failure && { countFailure: failure }),
    readAll: () => void reader.readUntil(Infinity),
  };
};
