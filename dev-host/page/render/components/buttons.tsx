import AkButtonGroup from '@atlaskit/button/button-group';
import AkButton from '@atlaskit/button/new';
import type {
  ButtonGroupProps,
  ButtonProps,
  LoadingButtonProps,
  PressableProps,
} from '@atlaskit/forge-react-types';
import { Pressable as AkPressable } from '@atlaskit/primitives';
import { withForgeEvents, type ForgeEventProps } from '../atlaskitProps';
import { styleOf } from '../styleOf';
import { type DrawInput, uiKitComponent } from '../uiKitComponent';

type Props = Pick<ForgeEventProps, 'onBlur' | 'onClick' | 'onFocus'> &
  Pick<LoadingButtonProps, 'isLoading'> &
  Pick<
    ButtonProps,
    'appearance' | 'autoFocus' | 'isDisabled' | 'isSelected' | 'spacing' | 'testId' | 'type'
  >;

// Forge doesn't document `none` for `spacing`, although its type allows it. So it is drawn with the
// most padding that it may have.
const drawButton = ({ props: { spacing, ...props }, children }: DrawInput<Props>) => (
  <AkButton {...withForgeEvents(props)} spacing={spacing === 'compact' ? 'compact' : 'default'}>
    {children}
  </AkButton>
);

const COMMON_PROPS = [
  'appearance',
  'autoFocus',
  'isDisabled',
  'onBlur',
  'onClick',
  'onFocus',
  'spacing',
  'testId',
  'type',
] as const;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const Button = uiKitComponent<Props>([...COMMON_PROPS, 'isSelected'], drawButton);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/#loadingbutton-props */
export const LoadingButton = uiKitComponent<Props>([...COMMON_PROPS, 'isLoading'], drawButton);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button-group/ */
export const ButtonGroup = uiKitComponent<ButtonGroupProps>(['label'], ({ props, children }) => (
  <AkButtonGroup {...props}>{children}</AkButtonGroup>
));

/** https://developer.atlassian.com/platform/forge/ui-kit/components/pressable/ */
export const Pressable = uiKitComponent<PressableProps>(
  ['onClick', 'xcss'],
  ({ props: { onClick, xcss: styles, ...props }, children }) => (
    <AkPressable
      {...props}
      {...(styles && { xcss: styleOf(styles) })}
      onClick={() => {
        onClick?.();
      }}
    >
      {children}
    </AkPressable>
  ),
);
