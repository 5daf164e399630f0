import { createContext, useContext } from 'react';
import { Text as AkText } from '@atlaskit/primitives/compiled';
import type { TextProps } from '@atlaskit/forge-react-types';
import { uiKitComponent } from '../../uiKitComponent';

// A paragraph cannot hold a paragraph: a Text inside another one is part of its line.
const InsideText = createContext(false);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/text/ */
export const Text = uiKitComponent<TextProps>(
  ['align', 'as', 'color', 'maxLines', 'size', 'testId', 'weight'],
  function DrawText({ props: { as, ...props }, children }) {
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
