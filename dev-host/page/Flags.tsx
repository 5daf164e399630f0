import type { FlagOptions } from '@forge/bridge';
import AkFlag, { AutoDismissFlag } from '@atlaskit/flag';
import { FlagGroup } from '@atlaskit/flag/flag-group';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import { token } from '@atlaskit/tokens';
import { useStore } from './hooks';
import { dismissFlag, flags } from './state';

/** The app's flags, in the corner where Confluence shows them. */
export const Flags = () => {
  const shown = useStore(flags);
  return (
    <FlagGroup onDismissed={dismissFlag}>
      {shown.map(({ id, title, description, type, appearance, actions, isAutoDismiss }) => {
        const Flag = isAutoDismiss === true ? AutoDismissFlag : AkFlag;
        return (
          <Flag
            key={id}
            id={id}
            title={title ?? ''}
            description={description}
            icon={<FlagIcon type={appearance ?? type ?? 'info'} />}
            appearance={appearance ?? 'normal'}
            actions={(actions ?? []).map(({ text, onClick }) => ({ content: text, onClick }))}
          />
        );
      })}
    </FlagGroup>
  );
};

const FlagIcon = ({ type }: { type: NonNullable<FlagOptions['type']> }) => {
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
};
