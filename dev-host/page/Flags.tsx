import { useEffect } from 'react';
import Button from '@atlaskit/button/new';
import CrossIcon from '@atlaskit/icon/core/cross';
import ErrorIcon from '@atlaskit/icon/core/status-error';
import InformationIcon from '@atlaskit/icon/core/status-information';
import SuccessIcon from '@atlaskit/icon/core/status-success';
import WarningIcon from '@atlaskit/icon/core/status-warning';
import type { FlagOptions } from '@forge/bridge';
import { closeFlag, flags } from './bridge/flags';
import { useStore } from './hooks';

const ICONS = {
  error: { Icon: ErrorIcon, label: 'Error' },
  info: { Icon: InformationIcon, label: 'Information' },
  success: { Icon: SuccessIcon, label: 'Success' },
  warning: { Icon: WarningIcon, label: 'Warning' },
} as const;

const AUTO_DISMISS_MS = 8_000; // as Atlassian's flags

/**
 * The flags of `showFlag`, at the lower left as in Confluence. Atlassian's own component for flags is
 * not installed, so this draws what it documents: https://atlassian.design/components/flag
 */
export const Flags = () => (
  <section className="flags" aria-label="Flags">
    {useStore(flags).map((flag) => (
      <Flag key={flag.id} flag={flag} />
    ))}
  </section>
);

const Flag = ({ flag }: { flag: FlagOptions }) => {
  const { id, title, description, type = 'info', appearance, actions = [] } = flag;
  const { Icon, label } = ICONS[appearance ?? type];
  const dismiss = (): void => {
    closeFlag({ id });
  };
  useEffect(() => {
    if (flag.isAutoDismiss !== true) return undefined;
    const timer = setTimeout(() => closeFlag({ id: flag.id }), AUTO_DISMISS_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [flag]);
  return (
    <div className="flag" role="alert" data-type={type} data-appearance={appearance ?? 'normal'}>
      <span className="flag-icon">
        <Icon label={label} color="currentColor" />
      </span>
      <div className="flag-words">
        <strong>{title}</strong>
        {description === undefined ? null : <p>{description}</p>}
        {actions.length === 0 ? null : (
          <div className="flag-actions">
            {actions.map(({ text, onClick }) => (
              <button
                key={text}
                type="button"
                onClick={() => {
                  onClick();
                }}
              >
                {text}
              </button>
            ))}
          </div>
        )}
      </div>
      {/* A bold flag has no button to dismiss it. */}
      {appearance === undefined ? (
        <Button appearance="subtle" spacing="compact" iconBefore={CrossIcon} onClick={dismiss}>
          Dismiss
        </Button>
      ) : null}
    </div>
  );
};
