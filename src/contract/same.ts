/** `unknown` if two types are the same, optional fields included. Otherwise `never`. */
export type Same<One, Other> =
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the compiler compares these
  (<X>() => X extends One ? 1 : 2) extends <X>() => X extends Other ? 1 : 2 ? unknown : never;
