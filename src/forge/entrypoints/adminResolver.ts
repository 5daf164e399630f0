import { makeResolver } from '@forge/resolver';
import type { AdminApi } from '../../contract/adminApi';
import { failed } from '../../domain/outcome';
import { handlers } from './handlers';

type Handler = ReturnType<typeof makeResolver<AdminApi>>;

const resolve = makeResolver<AdminApi>(handlers);

/**
 * The page's resolver. A function key that is not one of ours is refused here: the look-up of
 * `@forge/resolver` walks the prototype, and would run `constructor` with the caller's context.
 */
export const adminResolver: Handler = async (payload, platform) =>
  isOurs(payload) ? resolve(payload, platform) : failed('invalid-input', { field: 'body' });

const isOurs = ({ call }: Parameters<Handler>[0]): boolean =>
  typeof call.functionKey === 'string' && Object.hasOwn(handlers, call.functionKey);
