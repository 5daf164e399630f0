import type { Handlers, Request } from '@forge/resolver';
import type * as z from 'zod/mini';
import type { App } from '../../application/app';
import { allSettledOrThrow } from '../../application/concurrency/allSettledOrThrow';
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

const readNothing = (): Promise<void> => Promise.resolve();

/**
 * Wraps an action with its checks. The platform says who the caller is, and the caller must
 * administer Confluence. Only then does the action run, with the input as its schema parsed it.
 * Every end is an outcome.
 *
 * `readAhead` runs while the caller is checked. It may read what the action needs, without an
 * effect. See docs/decisions/0030-few-round-trips.md.
 */
export const admin = <Action extends keyof AdminApi, S extends z.ZodMiniType>(
  name: Action,
  schema: S & Same<z.input<S>, InputOf<Action>>,
  act: (app: App, caller: AdminCaller, input: z.output<S>) => Promise<Outcome<ValueOf<Action>>>,
  readAhead: (app: App, caller: AdminCaller, input: z.output<S>) => Promise<void> = readNothing,
): Guarded<Action> => {
  const handle = handlingErrors(
    name,
    async function guardedAction({ payload, context }: Request): Promise<Outcome<ValueOf<Action>>> {
      const app = makeForgeApp();
      const accountId = parseAccountId(context['accountId']);
      if (!accountId.ok) return failed('not-an-admin'); // no one is signed in
      const caller: AdminCaller = { kind: 'admin', accountId: accountId.value };
      const input = parseInput<S>(schema, payload);
      const [isAdmin] = await allSettledOrThrow([
        app.adminCheck(caller.accountId, 'present'),
        input.ok ? readAhead(app, caller, input.value) : readNothing(),
      ]);
      if (!isAdmin.ok) return isAdmin;
      if (!isAdmin.value) return failed('not-an-admin');
      if (!input.ok) return input;
      return await act(app, caller, input.value);
    },
  );
  return handle as unknown as Guarded<Action>; // only the compiler uses the brand
};
