type Given<Props> = { [name in keyof Props]?: Exclude<Props[name], undefined> };

/**
 * The same props without those that are undefined: to an Atlaskit component, a prop that is there
 * and undefined is not always the same as one that is absent.
 */
export function onlyGiven<Props extends object>(props: Props): Given<Props> {
  const entries = Object.entries(props).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Given<Props>;
}
