import AkTag from '@atlaskit/tag';
import type { TagProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tag/ */
export const Tag = uiKitComponent<TagProps>(
  [
    'appearance',
    'color',
    'elemBefore',
    'href',
    'isRemovable',
    'onAfterRemoveAction',
    'onBeforeRemoveAction',
    'removeButtonLabel',
    'testId',
    'text',
  ],
  ({ props: { elemBefore, ...props }, draw }) => (
    <AkTag
      {...props}
      {...(elemBefore === undefined ? {} : { elemBefore: draw.prop(elemBefore) })}
    />
  ),
);
