import AkButton from '@atlaskit/button/new';
import type { ButtonProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import type { ForgeEventProps } from '../../forReact';
import { onlyGiven } from '../../onlyGiven';
import { iconNamed } from './icons';
import { uiKitComponent } from '../../uiKitComponent';

type Props = Omit<ButtonProps, keyof ForgeEventProps> & ForgeEventProps;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/button/ */
export const Button = uiKitComponent<Props>(
  [
    'appearance',
    'autoFocus',
    'iconAfter',
    'iconBefore',
    'isDisabled',
    'isSelected',
    'onBlur',
    'onClick',
    'onFocus',
    'shouldFitContainer',
    'spacing',
    'testId',
    'type',
  ],
  ({ props: { iconBefore, iconAfter, spacing, ...props }, children }) => (
    <AkButton
      {...forReact(props)}
      {...onlyGiven({ iconBefore: iconNamed(iconBefore), iconAfter: iconNamed(iconAfter) })}
      spacing={spacing === 'compact' ? 'compact' : 'default'}
    >
      {children}
    </AkButton>
  ),
);
