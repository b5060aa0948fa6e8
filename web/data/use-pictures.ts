import { useData } from './DataProvider.tsx';
import type { Pictures } from './pictures.ts';

/** Setting and taking away pictures. */
export function usePictures(): Pictures {
  return useData().pictures;
}
