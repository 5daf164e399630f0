export const CHANGE_ACTIONS = ['add', 'remove'] as const;

export type ChangeAction = (typeof CHANGE_ACTIONS)[number];
