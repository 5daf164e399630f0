import type * as z from 'zod/mini';

/** `unknown` if two types are the same, optional fields included. Otherwise `never`. */
export type Same<One, Other> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the compiler compares these
  (<X>() => X extends One ? 1 : 2) extends <X>() => X extends Other ? 1 : 2 ? unknown : never;

/** A type with its intersections merged, field by field. Equal types then compare as equal. */
type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ReadonlySet<unknown>
    ? T
    : { [K in keyof T]: Plain<T[K]> };

/**
 * Creates a function that reads a stored value. It returns `undefined` if the value has another
 * form or version. Only this app writes its storage, so the form is enough to check. A schema that
 * misses a field of `T`, or has one more, does not compile.
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
