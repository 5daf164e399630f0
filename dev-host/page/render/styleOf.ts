import type { BoxProps, PressableProps } from '@atlaskit/forge-react-types';
import { xcss } from '@atlaskit/primitives';

type Styles = NonNullable<BoxProps['xcss'] | PressableProps['xcss']>;

/* eslint-disable @typescript-eslint/no-deprecated --
   UI Kit gives styles at run time. What replaces xcss compiles them before that. */
/** Turns the styles of a UI Kit component into Atlaskit's. */
export const styleOf = (styles: Styles): ReturnType<typeof xcss> =>
  xcss(styles as Parameters<typeof xcss>[0]);
/* eslint-enable @typescript-eslint/no-deprecated */
