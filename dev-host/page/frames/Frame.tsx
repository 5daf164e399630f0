import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import type { FrameProps } from '@atlaskit/forge-react-types';
import { type BridgeCommand, getContext } from '../bridge/bridge';
import { emit, openFrames } from '../bridge/events';
import { useAnswer, useStore } from '../hooks';
import { Refusal } from '../render/Refusal';
import { uiKitComponent } from '../render/uiKitComponent';
import { createStore, messageOf, reportProblem } from '../state';
import { colorMode } from '../theme';
import { type FromFrame, otherOrigin, type Theme, type ToFrame } from './frameMessages';

/**
 * Shows a resource of the manifest in an `iframe` that is as wide as the page and as high as its
 * contents. `dispatch` and `frameId` belong to a kind of module that is not emulated.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/
 */
export const Frame = uiKitComponent<FrameProps>(['resource'], ({ props: { resource } }) => {
  const path = `/frames/${resource}/index.html`;
  const isAvailable = useAnswer(path, exists);
  const isOnly = useIsOnlyFrame();
  if (!isOnly) return <Refusal>{'Forge draws a single <Frame> in a module.'}</Refusal>;
  if (isAvailable === undefined) return null;
  if (isAvailable) return <Contents resource={resource} path={path} />;
  return (
    <Refusal>{`Not Found: manifest.yml has no resource "${resource}" for a <Frame>.`}</Refusal>
  );
});

const exists = async (path: string): Promise<boolean> => {
  try {
    return (await fetch(path, { method: 'HEAD' })).ok;
  } catch {
    return false;
  }
};

const frameIds = createStore<readonly string[]>([]);

/**
 * Whether this is the page's only frame or the first one. Forge draws a single one in a module.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/#limitations
 */
const useIsOnlyFrame = (): boolean => {
  const id = useId();
  const all = useStore(frameIds);
  useEffect(() => {
    frameIds.set([...frameIds.get(), id]);
    return () => {
      frameIds.set(frameIds.get().filter((other) => other !== id));
    };
  }, [id]);
  return all.length === 0 || all[0] === id;
};

const Contents = ({ resource, path }: { resource: string; path: string }) => {
  const { iframe, height } = useFrameMessages();
  return (
    <iframe
      ref={iframe}
      title={resource}
      allow="clipboard-write"
      src={`${otherOrigin()}${path}`}
      style={{ display: 'block', border: 0, width: '100%', height }}
    />
  );
};

type FrameMessages = { iframe: RefObject<HTMLIFrameElement>; height: number | undefined };

/** Exchanges messages with a visible frame. `height` is that of its contents, in pixels. */
const useFrameMessages = (): FrameMessages => {
  const iframe = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>();
  useEffect(() => {
    const origin = otherOrigin();
    let followsTheme = false;
    let isLoaded = false;
    const send = (message: ToFrame): void => {
      iframe.current?.contentWindow?.postMessage(message, origin);
    };
    const receive = (event: MessageEvent<FromFrame>): void => {
      if (event.origin !== origin || event.source !== iframe.current?.contentWindow) return;
      const { data: message } = event;
      isLoaded = true;
      switch (message.kind) {
        case 'call':
          if (message.command === 'enableTheming') followsTheme = true;
          void answerCall(message).then(send);
          return;
        case 'height':
          setHeight(message.px);
          return;
        case 'problem':
          reportProblem(message.message);
      }
    };
    const sendEvent = (event: string, payload: unknown): void => {
      send({ kind: 'event', event, payload });
    };
    const resizes = new ResizeObserver(() => {
      if (isLoaded) send({ kind: 'resized' });
    });
    if (iframe.current !== null) resizes.observe(iframe.current);
    window.addEventListener('message', receive);
    openFrames.add(sendEvent);
    const unsubscribe = colorMode.subscribe(() => {
      if (followsTheme) send({ kind: 'theme', theme: themeOfPage() });
    });
    return () => {
      unsubscribe();
      resizes.disconnect();
      window.removeEventListener('message', receive);
      openFrames.delete(sendEvent);
    };
  }, []);
  return { iframe, height };
};

// Atlaskit's `setGlobalTheme` has put the theme on the page.
const themeOfPage = (): Theme => {
  const styles = [...document.querySelectorAll('style[data-theme]')];
  const { theme = '', colorMode = '' } = document.documentElement.dataset;
  return {
    css: styles.map(({ textContent }) => textContent).join('\n'),
    attributes: { theme, colorMode },
  };
};

// The bridge inside the frame answers `on`.
const COMMANDS: ReadonlyMap<string, BridgeCommand> = new Map<string, BridgeCommand>([
  ['emit', emit],
  ['enableTheming', themeOfPage],
  ['getContext', getContext],
]);

/** Runs a command for a frame. For a command that is not emulated, the page shows an error. */
const answerCall = async (call: Extract<FromFrame, { kind: 'call' }>): Promise<ToFrame> => {
  const { id, command, data } = call;
  const run = COMMANDS.get(command);
  if (run === undefined) {
    const message = `The local Forge does not emulate the bridge command "${command}" in a Frame.`;
    reportProblem(message);
    return { kind: 'refusal', id, message };
  }
  try {
    return { kind: 'answer', id, value: await run(data) };
  } catch (error) {
    return { kind: 'refusal', id, message: messageOf(error) };
  }
};
