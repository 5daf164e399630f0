import * as components from './components';
import type { UiKitComponent } from './uiKitComponent';

/**
 * Every UI Kit component that is drawn, by the type that `@forge/react` sends. To draw one more,
 * add its file to `components/` and its name to the list there.
 */
export const registry: ReadonlyMap<string, UiKitComponent> = new Map(Object.entries(components));
