import { createContext, useContext } from 'react';
import AkCode from '@atlaskit/code/code';
import AkCodeBlock from '@atlaskit/code/code-block';
import type {
  CodeBlockProps,
  CodeProps,
  HeadingProps,
  LinkProps,
  ListProps,
  TextProps,
} from '@atlaskit/forge-react-types';
import AkHeading from '@atlaskit/heading';
import AkLink from '@atlaskit/link';
import { Text as AkText } from '@atlaskit/primitives/compiled';
import { useSiteAddress } from '../../hooks';
import { uiKitComponent } from '../uiKitComponent';

// A paragraph cannot contain a paragraph. A Text in another Text is part of its line.
const InsideText = createContext(false);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/text/ */
export const Text = uiKitComponent<TextProps>(
  ['align', 'as', 'color', 'maxLines', 'size', 'testId', 'weight'],
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

export const Em = uiKitComponent<object>([], ({ children }) => <em>{children}</em>);

export const Strike = uiKitComponent<object>([], ({ children }) => <s>{children}</s>);

export const Strong = uiKitComponent<object>([], ({ children }) => <strong>{children}</strong>);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/heading/ */
export const Heading = uiKitComponent<HeadingProps>(
  ['as', 'color', 'id', 'size', 'testId'],
  ({ props: { size = 'medium', ...props }, children }) => (
    <AkHeading {...props} size={size}>
      {children}
    </AkHeading>
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/link/ */
export const Link = uiKitComponent<Omit<LinkProps, 'children'>>(
  ['href', 'openNewTab'],
  ({ props, children }) => {
    const address = useSiteAddress(props.href);
    return (
      <AkLink href={address} {...(props.openNewTab === true ? { target: '_blank' } : {})}>
        {children}
      </AkLink>
    );
  },
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/list/ */
export const List = uiKitComponent<ListProps>(['type'], ({ props, children }) =>
  (props.type as ListProps['type'] | undefined) === 'ordered' ? (
    <ol>{children}</ol>
  ) : (
    <ul>{children}</ul>
  ),
);

export const ListItem = uiKitComponent<object>([], ({ children }) => <li>{children}</li>);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/code/ */
export const Code = uiKitComponent<CodeProps>(['testId'], ({ props, children }) => (
  <AkCode {...props}>{children}</AkCode>
));

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
