/** The same props without those named: for what the app may give and Atlaskit must not get. */
export function without<Props extends object, Name extends keyof Props>(
  props: Props,
  names: readonly Name[],
): Omit<Props, Name> {
  const dropped: readonly PropertyKey[] = names;
  const kept = Object.entries(props).filter(([name]) => !dropped.includes(name));
  return Object.fromEntries(kept) as Omit<Props, Name>;
}
