import AkHeading from '@atlaskit/heading';
import type { HeadingProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/heading/ */
export const Heading = uiKitComponent<HeadingProps>(
  ['as', 'color', 'id', 'size', 'testId'],
  ({ props: { size = 'medium', ...props }, children }) => (
    <AkHeading {...props} size={size}>
      {children}
    </AkHeading>
  ),
);
