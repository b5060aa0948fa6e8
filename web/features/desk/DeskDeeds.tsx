import { type ReactNode, useContext, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useViewer } from '../../data/viewer.ts';
import { partOver } from '../../ui/part.tsx';
import { clearChosen, useChosen } from './chosen.ts';
import type { Box } from './claims.ts';
import { motionless } from './motion.ts';
import { step } from './roving.ts';
import { useTake } from './take.ts';
import { useAfterTake } from './use-after-take.ts';
import { type Deeds, DeedsContext } from './use-deeds.ts';
import { withPane } from './use-desk-list.ts';

/** Comes with the first card that is chosen, and stays: it tells what became of them. */
const BulkBar = partOver(() => import('./bulk/BulkBar.tsx').then((part) => part.BulkBar));

/** Hands the deeds to every list inside. Panes that stand inside already share those around them. */
export function DeskDeeds({ children }: { children: ReactNode }) {
  const around = useContext(DeedsContext);
  return around ? children : <OwnDeeds>{children}</OwnDeeds>;
}

function OwnDeeds({ children }: { children: ReactNode }) {
  const { id: viewerId } = useViewer();
  const navigate = useNavigate();
  const { take, giveBack } = useTake(useAfterTake());

  const deeds: Deeds = {
    viewerId,
    take: (item) => take(item, placeOf(item.card.id)),
    takeOver: ({ item }) => take(item, null),
    giveBack,
    openInbox() {
      const inbox = document.querySelector<HTMLElement>('[data-pane="inbox"] [data-list]');
      if (inbox) step(inbox, 0);
      else void navigate({ search: `?${withPane(new URLSearchParams(location.search), 'inbox')}` });
    },
  };
  const choosing = useChosen().size > 0;
  const [begun, begin] = useState(false);
  useEffect(() => {
    if (choosing) begin(true);
  }, [choosing]);
  return (
    <DeedsContext value={deeds}>
      {children}
      {begun && (
        <BulkBar
          onGiveUp={() => {
            clearChosen();
            begin(false);
          }}
        />
      )}
    </DeedsContext>
  );
}

/** From where a copy travels. Null where it cannot: the inbox is not in sight, or nothing is to move. */
function placeOf(threadId: string): Box | null {
  if (motionless() || !document.querySelector('[data-pane="inbox"]')) return null;
  const card = document.querySelector(`[data-pane="queues"] [data-row="${CSS.escape(threadId)}"]`);
  const box = card?.getBoundingClientRect();
  return box && box.height > 0 ? { left: box.left, top: box.top, width: box.width, height: box.height } : null;
}
