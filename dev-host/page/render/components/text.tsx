import { createContext, useContext } from 'react';
import AkCode from '@atlaskit/code/code';
import AkCodeBlock from '@atlaskit/code/code-block';
import type {
  CodeBlockProps,
  HeadingProps,
  ListProps,
  TextProps,
} from '@atlaskit/forge-react-types';
import AkHeading from '@atlaskit/heading';
import { Text as AkText } from '@atlaskit/primitives/compiled';
import { withoutProps, uiKitComponent } from '../uiKitComponent';

// A paragraph cannot contain a paragraph. A Text in another Text is part of its line.
const InsideText = createContext(false);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/text/ */
export const Text = uiKitComponent<TextProps>(
  ['as', 'color', 'maxLines', 'size', 'weight'],
  ({ props: { as, ...props }, children }) => {
    const isInside = useContext(InsideText);
    const content = as === 'strike' ? <s>{children}</s> : children;
    const element = as === undefined || as === 'strike' ? (isInside ? 'span' : 'p') : as;
    return (
      <InsideText.Provider value>
        <AkText {...props} as={element}>
          {content}
        </AkText>
      </InsideText.Provider>
    );
  },
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/heading/ */
export const Heading = uiKitComponent<HeadingProps>(
  ['as', 'size'],
  ({ props: { size = 'medium', ...props }, children }) => (
    <AkHeading {...props} size={size}>
      {children}
    </AkHeading>
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/list/ */
export const List = uiKitComponent<ListProps>(['type'], ({ props: { type }, children }) =>
  type === 'ordered' ? <ol>{children}</ol> : <ul>{children}</ul>,
);

export const ListItem = withoutProps('li');

/** https://developer.atlassian.com/platform/forge/ui-kit/components/code/ */
export const Code = withoutProps(AkCode);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/code-block/ */
export const CodeBlock = uiKitComponent<CodeBlockProps>(
  ['language', 'shouldWrapLongLines', 'showLineNumbers', 'text'],
  ({ props }) => <AkCodeBlock {...props} />,
);
