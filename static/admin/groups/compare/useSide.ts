import { useEffect, useMemo, useState } from 'react';
import type { Group } from '../../../../src/contract/adminApi';
import { answered, type PageFailure } from '../../api/answers';
import { invoke } from '../../api/invoke';
import {
  makeMemberReader,
  NO_MEMBERS,
  pointsOfReading,
  type ReadMembers,
} from '../group/memberReader';

export type GroupSide = ReadMembers & {
  /** How many members the group has. Undefined until Confluence said so. */
  count?: number;
  /** Why the number of members isn't known. */
  countFailure?: PageFailure;
  /** The points that reading all of them costs, if the number is known. */
  points?: number;
  readAll: () => void;
};

type Counted = { count?: number; failure?: PageFailure };

/**
 * All members of a group, once `readAll` is called. Counts them first, which costs few points. A new
 * `round` starts again.
 */
export const useGroupSide = (group: Group | undefined, round: number): GroupSide | undefined => {
  const [read, setRead] = useState<ReadMembers>(NO_MEMBERS);
  const [counted, setCounted] = useState<Counted>({});
  const groupId = group?.id;
  const reader = useMemo(
    () =>
      groupId === undefined
        ? undefined
        : makeMemberReader((start) => invoke('listMembers', { groupId, start }), setRead),
    // A new round makes a new reader.
    [groupId, round],
  );
  useEffect(() => {
    setRead({ ...NO_MEMBERS, isBusy: false });
    setCounted({});
    return reader?.stop;
  }, [reader]);
  useEffect(() => {
    if (groupId === undefined) return undefined;
    let isLeft = false;
    void answered(invoke('getGroup', { groupId })).then((answer) => {
      if (isLeft) return;
      if (!answer.ok) setCounted({ failure: answer.failure });
      else if (answer.value.members !== undefined) setCounted({ count: answer.value.members });
    });
    return () => {
      isLeft = true;
    };
  }, [groupId]);
  if (!reader) return undefined;
  const { count, failure } = counted;
  return {
    ...read,
    ...(count !== undefined && { count, points: pointsOfReading(count) }),
    ...(failure && { countFailure: failure }),
    readAll: () => void reader.readUntil(Infinity),
  };
};
