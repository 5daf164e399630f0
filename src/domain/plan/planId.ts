import { failed, ok, type Outcome } from '../outcome';

declare const planIdBrand: unique symbol;

/** Names a plan, and the one job that may come of it. Later ones sort before earlier ones. */
export type PlanId = string & { readonly [planIdBrand]: true };

const TIME_DIGITS = 9; // 36^9 ms reach to the year 5188
const LATEST = 36 ** TIME_DIGITS - 1;
const PLAN_ID = /^[a-z0-9]{24}$/;

/** Makes an id of the time in milliseconds and of 24 random characters `a-z0-9`. */
export const makePlanId = (now: number, random: string): PlanId => {
  const age = (LATEST - now).toString(36).padStart(TIME_DIGITS, '0');
  return `${age}${random.slice(TIME_DIGITS)}` as PlanId;
};

/** When a plan's id was made, in milliseconds since 1970. */
export const timeOfPlanId = (id: PlanId): number =>
  LATEST - Number.parseInt(id.slice(0, TIME_DIGITS), 36);

export const isPlanId = (value: unknown): value is PlanId =>
  typeof value === 'string' && PLAN_ID.test(value);

export const parsePlanId = (value: unknown): Outcome<PlanId> =>
  isPlanId(value) ? ok(value) : failed('invalid-input', { field: 'body' });
