import { useSyncExternalStore } from 'react';
import { useData } from './DataProvider.tsx';

/** The question that is asked now, if any. */
export function useStepUp(): { asked: boolean; answer: (proved: boolean) => void } {
  const { stepUp } = useData();
  return { asked: useSyncExternalStore(stepUp.listen, stepUp.view), answer: stepUp.answer };
}
