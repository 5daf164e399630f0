import AkFlag, { AutoDismissFlag } from '@atlaskit/flag';
import { FlagGroup } from '@atlaskit/flag/flag-group';
import { FlagIcon } from './FlagIcon';
import { dismissFlag, flags } from '../state/flags';
import { useStore } from '../state/store';

/** The flags that the app asked for, in the corner where Confluence shows them. */
export function Flags() {
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
}
