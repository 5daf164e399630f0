/**
 * The values of what was chosen in a Select. It hands over an option, a list of them with
 * `isMulti`, or null when it was cleared.
 */
export const chosenValues = (chosen: unknown): string[] => {
  const options: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  return options.flatMap((option) => {
    if (typeof option !== 'object' || option === null || !('value' in option)) return [];
    return typeof option.value === 'string' ? [option.value] : [];
  });
};
