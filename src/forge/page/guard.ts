import type { Handlers, Request } from '@forge/resolver';
import type { AdminApi } from '../../application/adminApi';
import { parseAccountId } from '../../domain/accountId';
import type { AdminCaller } from '../../domain/caller';
import { failed, type Outcome } from '../../domain/outcome';
import { type App, makeApp } from '../app';
import { handleErrors } from '../handleErrors';

declare const guarded: unique symbol;

/** A resolver function that only a Confluence admin can call. Only `admin` creates one. */
export type Guarded<Action extends keyof AdminApi> = Handlers<AdminApi>[Action] & {
  readonly [guarded]: true;
};

/** All of the page's actions, each guarded: one that is not does not fit this type. */
export type GuardedHandlers = { [Action in keyof AdminApi]: Guarded<Action> };

type ValueOf<Action extends keyof AdminApi> = Extract<
  ReturnType<AdminApi[Action]>,
  { ok: true }
>['value'];

/**
 * Wraps an action: the platform says who the caller is; the caller must administer Confluence,
 * and only then is the payload parsed and the action run. Whatever happens ends in an outcome.
 */
export const admin = <Action extends keyof AdminApi, Input>(
  name: Action,
  parse: (payload: unknown) => Outcome<Input>,
  act: (app: App, caller: AdminCaller, input: Input) => Promise<Outcome<ValueOf<Action>>>,
): Guarded<Action> => {
  const handle = async ({ payload, context }: Request): Promise<Outcome<ValueOf<Action>>> =>
    handleErrors(name, async () => {
      const app = makeApp();
      const accountId = parseAccountId(context['accountId']);
      if (!accountId.ok) return failed('not-an-admin'); // no one is signed in
      const isAdmin = await app.adminCheck(accountId.value, 'present');
      if (!isAdmin.ok) return isAdmin;
      if (!isAdmin.value) return failed('not-an-admin');
      const input = parse(payload);
      if (!input.ok) return input;
      return act(app, { kind: 'admin', accountId: accountId.value }, input.value);
    });
  return handle as unknown as Guarded<Action>; // the brand exists for the compiler alone
};
