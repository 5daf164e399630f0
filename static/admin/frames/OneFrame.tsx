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

type Owner = {
  /** The ID of the place whose frame is shown. */
  owner: string | undefined;
  /** Puts a place in front. Returns what takes it out again. */
  take: (id: string) => () => void;
};

const Owner = createContext<Owner | undefined>(undefined);

const IsVisible = createContext(true);

/** Whether this part of the page is visible. A hidden tab needn't draw what is large. */
export const useIsVisible = (): boolean => useContext(IsVisible);

/**
 * Makes sure that the page shows one frame at a time, because Forge draws a single one in a module.
 * The place that was shown last has it.
 * https://developer.atlassian.com/platform/forge/ui-kit/components/frame/#limitations
 */
export const FrameOwner = ({ children }: { children: ReactNode }) => {
  const [places, setPlaces] = useState<readonly string[]>([]);
  const owner = places.at(-1);
  const take = useCallback((id: string) => {
    setPlaces((before) => [...before, id]);
    return () => {
      setPlaces((before) => before.filter((other) => other !== id));
    };
  }, []);
  const value = useMemo(() => ({ owner, take }), [owner, take]);
  return <Owner.Provider value={value}>{children}</Owner.Provider>;
};

type FramePlaceProps = {
  /** Whether this part of the page is visible, for example the selected tab. */
  isVisible: boolean;
  children: ReactNode;
};

/** A part of the page that may be hidden. Then it shows no frame and no rows: UI Kit draws all tabs. */
export const FramePlace = ({ isVisible, children }: FramePlaceProps) => (
  <IsVisible.Provider value={isVisible}>{children}</IsVisible.Provider>
);

/** Whether a component that wants to show a frame may do so now. */
export const useOwnsFrame = (isWanted = true): boolean => {
  const id = useId();
  const context = useContext(Owner);
  const isShown = useIsVisible() && isWanted;
  if (context === undefined) throw new Error('A frame needs a FrameOwner around the page.');
  const { owner, take } = context;
  useEffect(() => (isShown ? take(id) : undefined), [id, isShown, take]);
  return isShown && owner === id;
};

/** The frames of the app: resources of manifest.yml. */
export type FrameResource = 'frame-choose' | 'frame-export';

/** Shows a frame while no other place has it. */
export const OneFrame = ({ resource }: { resource: FrameResource }) =>
  useOwnsFrame() && <Frame resource={resource} />;
