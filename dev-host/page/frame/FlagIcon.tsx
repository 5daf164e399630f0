import type { FlagOptions } from '@forge/bridge';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import { token } from '@atlaskit/tokens';

/** The icon at the head of a flag. */
export function FlagIcon({ type }: { type: NonNullable<FlagOptions['type']> }) {
  switch (type) {
    case 'success':
      return <SuccessIcon label="Success" color={token('color.icon.success')} />;
    case 'warning':
      return <WarningIcon label="Warning" color={token('color.icon.warning')} />;
    case 'error':
      return <ErrorIcon label="Error" color={token('color.icon.danger')} />;
    case 'info':
      return <InformationIcon label="Info" color={token('color.icon.information')} />;
  }
}
