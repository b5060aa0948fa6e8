import { useMatch, useNavigate } from 'react-router';
import { useAccount } from '../../data/DataProvider.tsx';
import { announce } from '../../ui/announce.tsx';
import { say } from '../../ui/say.ts';
import { showToast } from '../../ui/toast.tsx';
import type { DeskItem } from './item.ts';
import { withPane } from './use-desk-list.ts';

/**
 * Where a Take leads. The thread opens with the focus in its composer, unless something is written and not sent in the
 * one that is open: then that stays, and the new one is announced. A phone shows the inbox with the way back, as
 * several may be taken in a row. `giveBack` is what Return does.
 */
export function useAfterTake(): (item: DeskItem, giveBack: (item: DeskItem) => void) => void {
  const navigate = useNavigate();
  const open = useMatch('/desk/t/:threadId')?.params.threadId;
  const { drafts } = useAccount();

  return (item, giveBack) => {
    const { id, client, title } = item.card;
    const yours = say('desk.isYours', { name: client?.name ?? title });
    announce(yours);
    if (isPhone()) {
      showToast({ text: yours, action: { label: say('desk.return'), run: () => giveBack(item) } });
      return void navigate({ pathname: '/desk', search: `?${withPane(new URLSearchParams(location.search), 'inbox')}` });
    }
    const unsent = open !== undefined && open !== id && (drafts.text(open, 'message') !== '' || drafts.text(open, 'note') !== '');
    if (!unsent) void navigate({ pathname: `/desk/t/${id}`, search: location.search }, { state: { focus: 'composer' } });
  };
}

function isPhone(): boolean {
  return !matchMedia('(min-width: 48em)').matches;
}
