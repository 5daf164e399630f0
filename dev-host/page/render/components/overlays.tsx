import type { PopupProps } from '@atlaskit/forge-react-types';
import { Popup as AkPopup } from '@atlaskit/popup/popup';
import type { DocNode } from '../docNode';
import { uiKitComponent } from '../uiKitComponent';

type Popup = Pick<PopupProps, 'isOpen' | 'label' | 'placement' | 'role'> & {
  onClose?: () => unknown;
};

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/popup/
 * `@forge/react` sends what `content` and `trigger` return as children. Each is a `ContentWrapper`.
 * It gives its own beginning to every `id`, but not to `titleId`, which therefore names nothing.
 */
export const Popup = uiKitComponent<Popup>(
  ['isOpen', 'label', 'onClose', 'placement', 'role'],
  ({ props: { onClose, ...props }, node, drawChildren }) => {
    const partOf = (name: 'content' | 'trigger') => {
      const part = node.children.find((child: DocNode) => child.props['name'] === name);
      return part === undefined ? null : drawChildren(part);
    };
    return (
      <AkPopup
        {...props}
        onClose={() => {
          onClose?.();
        }}
        content={() => <>{partOf('content')}</>}
        trigger={({ ref }) => (
          <span className="popup-trigger" ref={ref}>
            {partOf('trigger')}
          </span>
        )}
      />
    );
  },
);
