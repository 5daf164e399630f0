/** A group is named by exactly one of its name and its ID. */
export type GroupInput = { groupName: string } | { groupId: string };

/** Who may change a group's members through this page, as far as it is known beforehand. */
export type Changeability = 'allowed' | 'as-viewer-only' | 'externally-managed' | 'team';
