import React from 'react';
import type { DoneChange } from '../changes/memberChange';
import type { OnPlan } from '../changes/useChanges';
import type { Place } from '../navigation/place';
import type { Go } from '../navigation/usePlace';
import { ComparePage } from './compare/ComparePage';
import { GroupList, useGroupListState } from './GroupList';
import { GroupPage } from './group/GroupPage';
import { useFocusOnce } from '../ui/useMovedFocus';

export type GroupsTabProps = {
  place: Extract<Place, { tab: 'groups' }>;
  go: Go;
  /** Whether the page opened at this tab. */
  isFirst: boolean;
  /** Whether the tab is the one that the admin sees. */
  isFront: boolean;
  /** Called with each change that was made, also one that failed. */
  onChanged: (done: DoneChange) => void;
  onPlan: OnPlan;
};

/** Groups: find one, see who is in it, and change its members. */
export const GroupsTab = ({ place, go, isFirst, isFront, ...handlers }: GroupsTabProps) => {
  const { groupId, compare, opened } = place;
  const takesFocus = useFocusOnce(opened ?? isFirst);
  const list = useGroupListState();
  if (compare)
    return (
      <ComparePage
        key={groupId}
        groupId={groupId}
        compared={compare}
        takesFocus={takesFocus}
        onCompared={(ids) => {
          go({ ...place, compare: ids }, { isRedirect: true });
        }}
        onBack={() => {
          go(groupId === undefined ? { tab: 'groups' } : { tab: 'groups', groupId });
        }}
        {...handlers}
      />
    );
  if (groupId === undefined)
    return (
      <GroupList
        list={list}
        isFront={isFront}
        takesFocus={takesFocus}
        onOpen={({ id }) => {
          go({ tab: 'groups', groupId: id });
        }}
        onCompare={() => {
          go({ tab: 'groups', compare: [] });
        }}
      />
    );
  return (
    <GroupPage
      key={groupId}
      groupId={groupId}
      opened={opened}
      takesFocus={takesFocus}
      go={go}
      isFront={isFront}
      {...handlers}
    />
  );
};
