import { useFragment } from '@apollo/client/react';
import { AvailabilityFieldsFragmentDoc, type AvailabilityFieldsFragment } from './generated.ts';

/** What somebody of the staff says of themselves. */
export type Availability = Pick<AvailabilityFieldsFragment, 'state' | 'until'>;

/** The same of the viewer or a colleague, as the desk was told last. Null: it is not known, as with whoever is no colleague. */
export function useAvailability(accountId: string): Availability | null {
  const { data, complete } = useFragment({ fragment: AvailabilityFieldsFragmentDoc, fragmentName: 'AvailabilityFields', from: { __typename: 'Availability', id: accountId } });
  return complete ? data : null;
}

/** The viewer's own, which is available until the desk says otherwise. */
export function useOwnAvailability(viewerId: string): Availability {
  return useAvailability(viewerId) ?? available;
}

const available: Availability = { state: 'AVAILABLE', until: null };
