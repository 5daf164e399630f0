import AkButtonGroup from '@atlaskit/button/button-group';
import AkButton from '@atlaskit/button/new';
import type {
  ButtonGroupProps,
  ButtonProps,
  LoadingButtonProps,
  PressableProps,
} from '@atlaskit/forge-react-types';
import { Pressable as AkPressable } from '@atlaskit/primitives';
import { definedProps, withForgeEvents, type ForgeEventProps } from '../atlaskitProps';
import { iconOf, refusalOfIcon } from '../icons';
import { Refusal } from '../Refusal';
import { styleOf } from '../styleOf';
import { type DrawInput, uiKitComponent } from '../uiKitComponent';

// `aria-label` isn't in the published types. `@forge/react` passes it on; what Forge does with it
// isn't documented.
type Named = { 'aria-label'?: string };

type Props = Named &
  Pick<ForgeEventProps, 'onBlur' | 'onClick' | 'onFocus'> &
  Pick<LoadingButtonProps, 'isLoading'> &
  Pick<
    ButtonProps,
    | 'appearance'
    | 'autoFocus'
    | 'iconAfter'
    | 'iconBefore'
    | 'isDisabled'
    | 'isSelected'
    | 'shouldFitContainer'
    | 'spacing'
    | 'testId'
    | 'type'
  >;

// Forge doesn't document `none` for `spacing`, although its type allows it. So it is drawn with the
// most padding that it may have.
const drawButton = ({ props, children }: DrawInput<Props>) => {
  const { iconAfter, iconBefore, spacing, ...others } = props;
  const refusal = refusalOfIcon(iconBefore) ?? refusalOfIcon(iconAfter);
  if (refusal !== undefined) return <Refusal>{refusal}</Refusal>;
  return (
    <AkButton
      {...withForgeEvents(others)}
      {...definedProps({ iconAfter: iconOf(iconAfter), iconBefore: iconOf(iconBefore) })}
      spacing={spacing === 'compact' ? 'compact' : 'default'}
    >
      {children}
    </AkButton>
  );
};

const COMMON_PROPS = [
  'appearance',
  'aria-label',
  'autoFocus',
  'isDisabled',
  'isSelected',
  'onBlur',
  'onClick',
  'onFocus',
  'shouldFitContainer',
  'spacing',
  'testId',
  'type',
] as const;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const Button = uiKitComponent<Props>(
  [...COMMON_PROPS, 'iconAfter', 'iconBefore'],
  drawButton,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/#loadingbutton-props */
export const LoadingButton = uiKitComponent<Props>([...COMMON_PROPS, 'isLoading'], drawButton);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button-group/ */
export const ButtonGroup = uiKitComponent<ButtonGroupProps>(['label'], ({ props, children }) => (
  <AkButtonGroup {...props}>{children}</AkButtonGroup>
));

/** https://developer.atlassian.com/platform/forge/ui-kit/components/pressable/ */
export const Pressable = uiKitComponent<PressableProps & Named>(
  [
    'aria-label',
    'backgroundColor',
    'isDisabled',
    'onClick',
    'padding',
    'paddingBlock',
    'paddingBlockEnd',
    'paddingBlockStart',
    'paddingInline',
    'paddingInlineEnd',
    'paddingInlineStart',
    'testId',
    'xcss',
  ],
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
