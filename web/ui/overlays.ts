import { createContext, useContext } from 'react';

/** What lies over every page when it is asked for. */
interface OverlayDeeds {
  palette: () => void;
  keys: () => void;
}

export const Overlays = createContext<OverlayDeeds>({ palette: () => undefined, keys: () => undefined });

export function useOverlays(): OverlayDeeds {
  return useContext(Overlays);
}
