/** The web triggers, and what differs between them. A suite with `describe.each` runs for both. */
export const TRIGGERS = [
  {
    trigger: 'add-member',
    action: 'add',
    method: 'POST',
    done: 'added',
    doneStatus: 201,
    again: 'already-member',
    afterLostAnswer: 'already-member',
    /** Whether the person is a member before the call, so that there is something to do. */
    isMemberBefore: false,
  },
  {
    trigger: 'remove-member',
    action: 'remove',
    method: 'DELETE',
    done: 'removed',
    doneStatus: 200,
    again: 'not-a-member', // by Rollcall’s own record: Confluence answers 204 for both
    afterLostAnswer: 'removed', // the record is in doubt, and only a part of the list is read
    isMemberBefore: true,
  },
] as const;
