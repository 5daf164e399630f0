import { RequiredAsterisk as AkRequiredAsterisk } from '@atlaskit/form';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/form/ */
export const RequiredAsterisk = uiKitComponent<object>([], () => <AkRequiredAsterisk />);
