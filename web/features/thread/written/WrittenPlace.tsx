import '../../../ui/words/written.ts';
import { useEffect, useState } from 'react';
import type { Viewer } from '../../../data/viewer.ts';
import { isWritten, type EntryView, type ThreadView, type WrittenView } from '../entry.ts';
import type { Asked } from '../use-written.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { EditDialog } from './EditDialog.tsx';
import { VersionsDialog } from './VersionsDialog.tsx';
import { WrittenMenu } from './WrittenMenu.tsx';

/** What asks, or shows, before anything is done with what was written. */
export type WrittenDialog = 'edit' | 'delete' | 'versions';

interface WrittenPlaceProps {
  thread: ThreadView;
  viewer: Viewer;
  entries: readonly EntryView[];
  asked: Asked | null;
  onClose: () => void;
  onReply: (entry: WrittenView) => void;
}

/** The menu of one message or note, and whatever it leads to. They stand beside the list: a row may scroll away meanwhile. */
export function WrittenPlace({ thread, viewer, entries, asked, onClose, onReply }: WrittenPlaceProps) {
  const [open, setOpen] = useState<{ dialog: WrittenDialog; entryId: string } | null>(null);
  useEffect(() => {
    if (asked?.what !== 'versions') return;
    setOpen({ dialog: 'versions', entryId: asked.entryId });
    onClose();
  }, [asked, onClose]);

  const written = (id: string | undefined) => entries.filter(isWritten).find((entry) => entry.id === id);
  const inMenu = asked?.what === 'menu' ? written(asked.entryId) : undefined;
  const inDialog = written(open?.entryId);
  const shared = { thread, viewer, onClose: () => setOpen(null) };
  return (
    <>
      {asked && inMenu && (
        <WrittenMenu
          key={inMenu.id}
          thread={thread}
          viewer={viewer}
          entry={inMenu}
          at={asked.at}
          onClose={onClose}
          onReply={() => onReply(inMenu)}
          onOpen={(dialog) => setOpen({ dialog, entryId: inMenu.id })}
        />
      )}
      {inDialog && open?.dialog === 'edit' && <EditDialog entry={inDialog} {...shared} />}
      {inDialog && open?.dialog === 'delete' && <DeleteDialog entry={inDialog} {...shared} />}
      {inDialog && open?.dialog === 'versions' && <VersionsDialog entry={inDialog} {...shared} />}
    </>
  );
}
