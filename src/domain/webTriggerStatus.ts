import { CHANGE_STATUSES } from './change';
import type { Failure, Outcome } from './outcome';

/** The web triggers, and what each does. Their names are in manifest.yml, and callers sign them. */
export const WEB_TRIGGERS = { 'add-member': 'add', 'remove-member': 'remove' } as const;

export type WebTriggerName = keyof typeof WEB_TRIGGERS;

const REFUSALS = [
  'invalid-input',
  'unsigned',
  'not-permitted',
  'app-not-authorized',
  'group-not-allowed',
  'not-an-admin',
  'group-not-found',
  'account-not-found',
  'wrong-method',
  'externally-managed',
  'no-seats',
  'in-progress',
  'too-large',
  'rate-limited',
  'rate-limited-until-hour',
  'unexpected',
  'unavailable',
  'timed-out',
] as const;

export const WEB_TRIGGER_STATUSES = [...CHANGE_STATUSES, ...REFUSALS] as const;

export type WebTriggerStatus = (typeof WEB_TRIGGER_STATUSES)[number];

/** The statuses of each web trigger: the keys of its static outputs in manifest.yml, at most 20. */
export const STATUSES_OF_TRIGGER: Readonly<Record<WebTriggerName, readonly WebTriggerStatus[]>> = {
  'add-member': ['added', 'already-member', ...REFUSALS],
  'remove-member': ['removed', 'not-a-member', ...REFUSALS],
};

/** The status that a script gets for a failure. */
export const statusOfFailure = ({ code, hourlyPoolEmpty }: Failure): WebTriggerStatus => {
  switch (code) {
    case 'missing-scope':
    case 'not-authenticated':
      return 'app-not-authorized';
    case 'would-empty-group':
    case 'own-admin-group':
    case 'too-many-removals':
    case 'too-many-to-count':
      return 'group-not-allowed';
    case 'plan-outdated':
    case 'plan-differs':
    case 'not-found':
      return 'unexpected'; // only bulk changes fail like this, and no web trigger makes them
    case 'group-mismatch':
      return 'unexpected'; // a static web trigger has no more outputs for a status of its own
    case 'rate-limited':
      return hourlyPoolEmpty === true ? 'rate-limited-until-hour' : 'rate-limited';
    case 'invalid-input':
    case 'not-permitted':
    case 'not-an-admin':
    case 'group-not-allowed':
    case 'group-not-found':
    case 'account-not-found':
    case 'externally-managed':
    case 'no-seats':
    case 'in-progress':
    case 'unavailable':
    case 'timed-out':
    case 'unexpected':
      return code;
  }
};

const PASSING: ReadonlySet<WebTriggerStatus> = new Set([
  'unsigned', // a replay must not become the answer to the real caller
  'app-not-authorized', // it lasts for minutes after an installation, or until an admin approves
  'in-progress',
  'no-seats', // the same answer can also mean a temporary fault
  'rate-limited',
  'rate-limited-until-hour',
  'unexpected',
  'unavailable',
  'timed-out',
]);

/** Whether a later attempt may get another status, even if no one changes anything. */
export const isPassing = (status: WebTriggerStatus): boolean => PASSING.has(status);

/** The status that a script gets for the result of a call. */
export const statusOf = (outcome: Outcome<WebTriggerStatus>): WebTriggerStatus =>
  outcome.ok ? outcome.value : statusOfFailure(outcome.failure);
