import React from 'react';
import type { PlanView } from '../../../src/contract/bulkApi';
import type { Place } from '../navigation/place';
import { ComparePage } from './compare/ComparePage';
import { GroupList } from './GroupList';
import { GroupPage } from './group/GroupPage';

export type GroupsTabProps = {
  place: Extract<Place, { tab: 'groups' }>;
  go: (place: Place) => void;
  onChanged: () => void;
  onPlan: (plan: PlanView) => void;
};

/** Groups: find one, see who is in it, and change its members. */
export const GroupsTab = ({ place, go, ...handlers }: GroupsTabProps) => {
  const { groupId, compare } = place;
  if (compare)
    return (
      <ComparePage
        key={groupId}
        groupId={groupId}
        onBack={() => {
          go(groupId === undefined ? { tab: 'groups' } : { tab: 'groups', groupId });
        }}
        {...handlers}
      />
    );
  if (groupId === undefined)
    return (
      <GroupList
        onOpen={({ id }) => {
          go({ tab: 'groups', groupId: id });
        }}
        onCompare={() => {
          go({ tab: 'groups', compare: true });
        }}
      />
    );
  return <GroupPage key={groupId} groupId={groupId} go={go} {...handlers} />;
};
