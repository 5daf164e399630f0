import AkSectionMessage from '@atlaskit/section-message';
import type { SectionMessageProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/section-message/ */
export const SectionMessage = uiKitComponent<SectionMessageProps>(
  ['actions', 'appearance', 'testId', 'title'],
  ({ props: { actions, ...props }, children, draw }) => {
    const listed: readonly unknown[] = Array.isArray(actions) ? actions : [actions];
    const drawn = listed
      .filter((action) => action !== undefined && action !== null)
      .map((action, index) => <span key={index}>{draw.prop(action)}</span>);
    return (
      <AkSectionMessage {...props} {...(drawn.length > 0 ? { actions: drawn } : {})}>
        {children}
      </AkSectionMessage>
    );
  },
);
