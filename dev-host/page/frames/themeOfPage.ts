/** The theme that the page wears: the rules of its tokens, and what `<html>` says of it. */
export type Theme = { css: string; marks: Record<string, string> };

/** Read from the page itself, where Atlaskit's `setGlobalTheme` has put it. */
export const themeOfPage = (): Theme => {
  const styles = [...document.querySelectorAll('style[data-theme]')];
  const { theme = '', colorMode = '' } = document.documentElement.dataset;
  return {
    css: styles.map(({ textContent }) => textContent).join('\n'),
    marks: { theme, colorMode },
  };
};
