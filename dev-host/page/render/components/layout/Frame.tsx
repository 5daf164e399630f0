import type { FrameProps } from '@atlaskit/forge-react-types';
import { otherOrigin } from '../../../frames/otherOrigin';
import { useFrameMessages } from '../../../frames/useFrameMessages';
import { useIsOnlyFrame } from '../../../frames/useIsOnlyFrame';
import { useIsThere } from '../../../frames/useIsThere';
import { Refusal } from '../../Refusal';
import { uiKitComponent } from '../../uiKitComponent';

/**
 * As high as what is in it, unless a size is given. `dispatch` and `frameId` belong to a kind of
 * module that is not emulated.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/
 */
export const Frame = uiKitComponent<FrameProps>(['height', 'resource', 'width'], ({ props }) => (
  <Resource {...props} />
));

function Resource(props: FrameProps) {
  const path = `/frames/${props.resource}/index.html`;
  const isThere = useIsThere(path);
  const isOnly = useIsOnlyFrame();
  if (!isOnly) return <Refusal>{'Forge draws a single <Frame> in a module.'}</Refusal>;
  if (isThere === undefined) return null;
  if (isThere) return <Shown {...props} path={path} />;
  const { resource } = props;
  return (
    <Refusal>{`Not Found: manifest.yml has no resource "${resource}" for a <Frame>.`}</Refusal>
  );
}

function Shown({ resource, width, height, path }: FrameProps & { path: string }) {
  const { iframe, height: ownHeight } = useFrameMessages();
  const isSized = width !== undefined || height !== undefined;
  return (
    <iframe
      ref={iframe}
      title={resource}
      src={`${otherOrigin()}${path}`}
      style={{
        display: 'block',
        border: 0,
        width: width ?? '100%',
        height: height ?? (isSized ? undefined : ownHeight),
      }}
    />
  );
}
