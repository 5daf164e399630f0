import {
  membershipWebTrigger,
  removeMemberWebTrigger,
} from '../../src/forge/entrypoints/membershipWebTrigger';

/** The functions of the web triggers, by the names that calls are signed for. */
export const TRIGGER_FUNCTIONS = {
  'add-member': membershipWebTrigger,
  'remove-member': removeMemberWebTrigger,
};
