import Avatar from '@atlaskit/avatar';
import type { UserProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';
import { usePerson } from './usePerson';
import './user.css';

/**
 * https://developer.atlassian.com/platform/forge/ui-kit/components/user/
 * Somebody whom Confluence does not know (any more) is shown as "Former user".
 */
export const User = uiKitComponent<UserProps>(
  ['accountId', 'hideDisplayName'],
  function DrawUser({ props: { accountId, hideDisplayName = false } }) {
    const person = usePerson(accountId);
    const name = person === 'unknown' ? 'Former user' : (person?.displayName ?? '…');
    const src = person === 'unknown' ? undefined : person?.avatarUrl;
    return (
      <span className="user" data-account-id={accountId}>
        <Avatar
          size="xxsmall"
          {...(src === undefined ? {} : { src })}
          {...(hideDisplayName ? { name } : {})}
        />
        {hideDisplayName ? null : <span>{name}</span>}
      </span>
    );
  },
);
