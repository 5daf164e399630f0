import AkCodeBlock from '@atlaskit/code/code-block';
import type { CodeBlockProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/code-block/ */
export const CodeBlock = uiKitComponent<CodeBlockProps>(
  [
    'highlight',
    'highlightedEndText',
    'highlightedStartText',
    'language',
    'shouldWrapLongLines',
    'showLineNumbers',
    'testId',
    'text',
  ],
  ({ props }) => <AkCodeBlock {...props} />,
);
