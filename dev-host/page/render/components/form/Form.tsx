import type { FormEvent } from 'react';
import type { FormProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/form/
 * The app's `onSubmit` is given no event: `handleSubmit` of `useForm` expects none.
 */
export const Form = uiKitComponent<FormProps>(['onSubmit'], ({ props, children }) => (
  <form
    onSubmit={(event: FormEvent) => {
      event.preventDefault();
      // A rejection is the app's: it shows as an unhandled one, in red.
      void props.onSubmit();
    }}
  >
    {children}
  </form>
));
