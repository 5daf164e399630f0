import type * as z from 'zod/mini';
import type { Same } from './same';

/** A type with its intersections merged, field by field, so that equal types compare as equal. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ReadonlySet<unknown>
    ? T
    : { [K in keyof T]: Plain<T[K]> };

/**
 * Makes the reader of a stored value: `undefined` if the value has another form or version. Only this
 * app writes its storage, so the schema decides by form. A schema that leaves a field of `T` out, or
 * has one more, does not compile.
 */
export const storedAs =
  <T>() =>
  <S extends z.ZodMiniType>(
    schema: S & Same<Plain<z.output<S>>, Plain<T>>,
  ): ((stored: unknown) => T | undefined) =>
    function readStored(stored) {
      const parsed = schema.safeParse(stored);
      return parsed.success ? (parsed.data as T) : undefined;
    };
