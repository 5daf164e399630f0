/** The text of a field's change event; a field's value has no type of its own. */
export const typedText = (event: { target: { value?: unknown } }): string =>
  typeof event.target.value === 'string' ? event.target.value : '';
