import { SectionMessageAction as AkSectionMessageAction } from '@atlaskit/section-message';
import type { SectionMessageActionProps } from '@atlaskit/forge-react-types';
import { forReact } from '../../forReact';
import type { ForgeEventProps } from '../../forReact';
import { uiKitComponent } from '../../uiKitComponent';
import { useSiteAddress } from '../../useSiteAddress';

type Props = Omit<SectionMessageActionProps, 'onClick'> & Pick<ForgeEventProps, 'onClick'>;

/** https://developer.atlassian.com/platform/forge/ui-kit/components/section-message/ */
export const SectionMessageAction = uiKitComponent<Props>(
  ['href', 'onClick', 'testId'],
  function DrawSectionMessageAction({ props: { href, ...props }, children }) {
    const address = useSiteAddress(href ?? '/');
    return (
      <AkSectionMessageAction
        {...forReact(props)}
        {...(href === undefined ? {} : { href: address })}
      >
        {children}
      </AkSectionMessageAction>
    );
  },
);
