import '../../../ui/words/texts.ts';
import { useDirectoryQuery } from '../generated.ts';
import { say } from '../../../ui/say.ts';
import { firm, ofTeam } from './owner.ts';
import { TextsRoom } from './TextsRoom.tsx';

/** For administrators: what the whole firm writes with, and each of its teams. */
export function TextsPage() {
  const { data } = useDirectoryQuery({ variables: { kind: 'TEAM', first: 100 } });
  return <TextsRoom owners={[firm(), ...(data?.directory.items ?? []).map(({ party }) => ofTeam(party))]} lead={say('texts.firmLead')} administers />;
}
