import '../../ui/words/availability.ts';
import { type SetAvailabilityInput, useSetAvailabilityMutation } from './generated.ts';
import { refusalOf } from '../../data/refusal.ts';
import { presenceWords } from '../../ui/presence-words.ts';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';

/** Says how far one can be reached; what became of it is told at the foot of the screen. Answers with why not, if so. */
export function useSetAvailability() {
  const [setAvailability] = useSetAvailabilityMutation();

  return async function set(input: SetAvailabilityInput): Promise<string | undefined> {
    try {
      const { data } = await setAvailability({ variables: { input } });
      if (!data) return say('availability.noAnswer');
      const { availability, returned } = data.setAvailability;
      showToast({ text: say('availability.set', { presence: presenceWords(availability).toLocaleLowerCase() }), ...(returned > 0 && { detail: say('availability.returned', { count: returned }) }) });
    } catch (error) {
      return refusalOf(error).message || say('availability.noAnswer');
    }
    return undefined;
  };
}
