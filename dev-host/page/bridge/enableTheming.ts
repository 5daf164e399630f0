/** The frame always wears the light theme, so there is nothing to switch on. */
export const enableTheming = (): void => undefined;
