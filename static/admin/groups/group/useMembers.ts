import { useEffect, useMemo, useState } from 'react';
import { invoke } from '../../api/invoke';
import { makeMemberReader, type MemberReader, NO_MEMBERS, type ReadMembers } from './memberReader';

export type Members = ReadMembers & Pick<MemberReader, 'readUntil'>;

/** The members of a group, read as far as they are asked for. A new `reading` starts again. */
export const useMembers = (groupId: string, reading: number): Members => {
  const [read, setRead] = useState<ReadMembers>(NO_MEMBERS);
  // A new number in `reading` makes a new reader.
  const reader = useMemo(
    () => makeMemberReader((start) => invoke('listMembers', { groupId, start }), setRead),
    [groupId, reading],
  );
  useEffect(() => reader.stop, [reader]);
  return { ...read, readUntil: reader.readUntil };
};
