import type { Handlers, Request } from '@forge/resolver';
import type * as z from 'zod/mini';
import type { App } from '../../application/app';
import type { nothing } from '../../contract/actionInputs';
import type { AdminApi } from '../../contract/adminApi';
import { parseInput } from '../../contract/parse';
import type { Same } from '../../contract/storedAs';
import { parseAccountId } from '../../domain/accountId';
import type { AdminCaller } from '../../domain/caller';
import { failed, type Outcome } from '../../domain/outcome';
import { handlingErrors } from '../platform/handleErrors';
import { makeForgeApp } from './forgeApp';

declare const guarded: unique symbol;

/** A resolver function that only a Confluence admin can call. Only `admin` creates one. */
export type Guarded<Action extends keyof AdminApi> = Handlers<AdminApi>[Action] & {
  readonly [guarded]: true;
};

/** All actions of the page. An action without a guard does not fit this type. */
export type GuardedHandlers = { [Action in keyof AdminApi]: Guarded<Action> };

type ValueOf<Action extends keyof AdminApi> = Extract<
  ReturnType<AdminApi[Action]>,
  { ok: true }
>['value'];

/** What the page sends with an action. */
type InputOf<Action extends keyof AdminApi> =
  Parameters<AdminApi[Action]> extends [infer Input] ? Input : z.input<typeof nothing>;

/**
 * Wraps an action with its checks. The platform says who the caller is, and the caller must
 * administer Confluence. Only then is the input parsed by the action's schema, and the action runs.
 * Every end is an outcome.
 */
export const admin = <Action extends keyof AdminApi, S extends z.ZodMiniType>(
  name: Action,
  schema: S & Same<z.input<S>, InputOf<Action>>,
  act: (app: App, caller: AdminCaller, input: z.output<S>) => Promise<Outcome<ValueOf<Action>>>,
): Guarded<Action> => {
  const handle = handlingErrors(
    name,
    async function guardedAction({ payload, context }: Request): Promise<Outcome<ValueOf<Action>>> {
      const app = makeForgeApp();
      const accountId = parseAccountId(context['accountId']);
      if (!accountId.ok) return failed('not-an-admin'); // no one is signed in
      const isAdmin = await app.adminCheck(accountId.value, 'present');
      if (!isAdmin.ok) return isAdmin;
      if (!isAdmin.value) return failed('not-an-admin');
      const input = parseInput<S>(schema, payload);
      if (!input.ok) return input;
      return await act(app, { kind: 'admin', accountId: accountId.value }, input.value);
    },
  );
  return handle as unknown as Guarded<Action>; // only the compiler uses the brand
};
