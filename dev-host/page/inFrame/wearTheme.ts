import type { Theme } from '../frames/themeOfPage';

/**
 * Puts the page's theme on this frame. Not as an element `style`, which the frame's content
 * security policy would forbid.
 * https://developer.atlassian.com/platform/forge/design-tokens-and-theming/
 */
export function wearTheme({ css, marks }: Theme): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  Object.assign(document.documentElement.dataset, marks);
}
