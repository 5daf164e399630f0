import { Frame } from '@forge/react';
import React, {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useState,
} from 'react';

type Turns = {
  /** The ID of the place whose frame is shown. */
  current: string | undefined;
  /** Puts a place in front. Returns what takes it out again. */
  take: (id: string) => () => void;
};

const Turns = createContext<Turns | undefined>(undefined);

const IsVisible = createContext(true);

/**
 * Makes sure that the page shows one frame at a time, because Forge draws a single one in a module.
 * The place that was shown last has it.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/#limitations
 */
export const FrameTurns = ({ children }: { children: ReactNode }) => {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const current = places.at(-1);
  const take = useCallback((id: string) => {
    setPlaces((before) => [...before, id]);
    return () => {
      setPlaces((before) => before.filter((other) => other !== id));
    };
  }, []);
  const turns = useMemo(() => ({ current, take }), [current, take]);
  return <Turns.Provider value={turns}>{children}</Turns.Provider>;
};

type FramePlaceProps = {
  /** Whether this part of the page is visible, for example the selected tab. */
  isVisible: boolean;
  children: ReactNode;
};

/** A part of the page that may be hidden. While it is, it shows no frame: UI Kit draws all tabs. */
export const FramePlace = ({ isVisible, children }: FramePlaceProps) => (
  <IsVisible.Provider value={isVisible}>{children}</IsVisible.Provider>
);

/** Whether a component may show a frame now. Use it in the component that shows the frame. */
export const useFrameTurn = (): boolean => {
  const id = useId();
  const turns = useContext(Turns);
  const isVisible = useContext(IsVisible);
  if (turns === undefined) throw new Error('A frame needs a FrameTurns around it.');
  const { current, take } = turns;
  useEffect(() => (isVisible ? take(id) : undefined), [id, isVisible, take]);
  return isVisible && current === id;
};

/** The frames of the app: resources of manifest.yml. */
export type FrameResource = 'frame-choose' | 'frame-export';

/** Shows a frame while it is this place's turn. */
export const OneFrame = ({ resource }: { resource: FrameResource }) =>
  useFrameTurn() && <Frame resource={resource} />;
