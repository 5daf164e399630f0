import AkButtonGroup from '@atlaskit/button/button-group';
import AkButton from '@atlaskit/button/new';
import type {
  ButtonGroupProps,
  ButtonProps,
  LoadingButtonProps,
} from '@atlaskit/forge-react-types';
import { withForgeEvents, type ForgeEventProps } from '../atlaskitProps';
import { type DrawInput, uiKitComponent } from '../uiKitComponent';

type Props = Pick<ForgeEventProps, 'onClick'> &
  Pick<LoadingButtonProps, 'isLoading'> &
  Pick<ButtonProps, 'appearance' | 'isDisabled' | 'isSelected' | 'spacing' | 'testId' | 'type'>;

const drawButton = ({ props: { spacing, ...props }, children }: DrawInput<Props>) => (
  <AkButton {...withForgeEvents(props)} spacing={spacing === 'compact' ? 'compact' : 'default'}>
    {children}
  </AkButton>
);

const COMMON_PROPS = ['appearance', 'isDisabled', 'onClick', 'spacing', 'testId', 'type'] as const;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const Button = uiKitComponent<Props>([...COMMON_PROPS, 'isSelected'], drawButton);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/loading-button/ */
export const LoadingButton = uiKitComponent<Props>([...COMMON_PROPS, 'isLoading'], drawButton);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button-group/ */
export const ButtonGroup = uiKitComponent<ButtonGroupProps>(['label'], ({ props, children }) => (
  <AkButtonGroup {...props}>{children}</AkButtonGroup>
));
