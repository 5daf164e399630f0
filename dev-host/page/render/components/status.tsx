import AkBadge from '@atlaskit/badge';
import AkEmptyState from '@atlaskit/empty-state';
import type {
  BadgeProps,
  EmptyStateProps,
  LozengeProps,
  ProgressBarProps,
  SectionMessageActionProps,
  SectionMessageProps,
  SpinnerProps,
  TagProps,
  TooltipProps,
} from '@atlaskit/forge-react-types';
import AkLozenge from '@atlaskit/lozenge';
import AkProgressBar from '@atlaskit/progress-bar';
import AkSectionMessage, {
  SectionMessageAction as AkSectionMessageAction,
} from '@atlaskit/section-message';
import AkSpinner from '@atlaskit/spinner';
import AkTag from '@atlaskit/tag';
import AkTooltip from '@atlaskit/tooltip';
import { useSiteAddress } from '../../hooks';
import { forReact, type ForgeEventProps } from '../atlaskitProps';
import { uiKitComponent } from '../uiKitComponent';

/** https://developer.atlassian.com/platform/forge/ui-kit/components/badge/ */
export const Badge = uiKitComponent<BadgeProps>(
  ['appearance', 'max', 'testId'],
  ({ props, children }) => <AkBadge {...props}>{asNumber(children)}</AkBadge>,
);

// Every text arrives as a string, but `max` only limits numbers.
const asNumber = (children: unknown): number | string => {
  const text = typeof children === 'string' ? children : '';
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
};

/** https://developer.atlassian.com/platform/forge/ui-kit/components/empty-state/ */
export const EmptyState = uiKitComponent<EmptyStateProps>(
  [
    'buttonGroupLabel',
    'description',
    'header',
    'headingLevel',
    'isLoading',
    'primaryAction',
    'secondaryAction',
    'tertiaryAction',
    'testId',
    'width',
  ],
  ({ props, draw }) => (
    <AkEmptyState
      {...props}
      description={draw.prop(props.description)}
      primaryAction={draw.prop(props.primaryAction)}
      secondaryAction={draw.prop(props.secondaryAction)}
      tertiaryAction={draw.prop(props.tertiaryAction)}
    />
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/lozenge/ */
export const Lozenge = uiKitComponent<LozengeProps>(
  ['appearance', 'isBold', 'maxWidth', 'testId'],
  ({ props, children }) => <AkLozenge {...props}>{children}</AkLozenge>,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/progress-bar/ */
export const ProgressBar = uiKitComponent<ProgressBarProps>(
  ['appearance', 'ariaLabel', 'isIndeterminate', 'testId', 'value'],
  ({ props }) => <AkProgressBar {...props} />,
);

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

export const SectionMessageAction = uiKitComponent<
  Omit<SectionMessageActionProps, 'onClick'> & Pick<ForgeEventProps, 'onClick'>
>(['href', 'onClick', 'testId'], ({ props: { href, ...props }, children }) => {
  const address = useSiteAddress(href ?? '/');
  return (
    <AkSectionMessageAction {...forReact(props)} {...(href === undefined ? {} : { href: address })}>
      {children}
    </AkSectionMessageAction>
  );
});

/** https://developer.atlassian.com/platform/forge/ui-kit/components/spinner/ */
export const Spinner = uiKitComponent<SpinnerProps>(
  ['appearance', 'delay', 'label', 'size', 'testId'],
  ({ props }) => <AkSpinner {...props} />,
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tag/ */
export const Tag = uiKitComponent<TagProps>(
  [
    'appearance',
    'color',
    'elemBefore',
    'href',
    'isRemovable',
    'onAfterRemoveAction',
    'onBeforeRemoveAction',
    'removeButtonLabel',
    'testId',
    'text',
  ],
  ({ props: { elemBefore, ...props }, draw }) => (
    <AkTag
      {...props}
      {...(elemBefore === undefined ? {} : { elemBefore: draw.prop(elemBefore) })}
    />
  ),
);

/** https://developer.atlassian.com/platform/forge/ui-kit/components/tooltip/ */
export const Tooltip = uiKitComponent<TooltipProps>(
  ['content', 'delay', 'mousePosition', 'position', 'testId', 'truncate'],
  ({ props: { content, ...props }, children, draw }) => (
    <AkTooltip {...props} content={draw.prop(content)}>
      {children}
    </AkTooltip>
  ),
);
