import { IconPhotoUp, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import classes from './PicturePicker.module.css';
import { type Cut, cutPicture, PICTURE_TYPES } from './picture.ts';
import { say } from './say.ts';

interface PicturePickerProps {
  /** The picture as it is now, or what stands in its place. */
  children: ReactNode;
  /** Whose it is, for those who listen: "Picture of Ana Moreau". */
  label: string;
  /** A person on a circle, a team on a square, a logo as it is. */
  shape: 'circle' | 'square' | 'logo';
  /** Whether there is one that can be taken away. */
  has: boolean;
  hint?: string;
  /** Both reject with what went wrong; `whyNot` has the words for it. */
  onChoose: (picture: Blob) => Promise<void>;
  onRemove: () => Promise<void>;
  whyNot: (error: unknown) => string;
}

/** A picture, with the ways to set another one and to take it away. One is looked at, cut as it will be, before it is sent. */
export function PicturePicker({ children, label, shape, has, hint, onChoose, onRemove, whyNot }: PicturePickerProps) {
  const file = useRef<HTMLInputElement>(null);
  const [cut, setCut] = useState<Blob | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const kind: Cut = shape === 'logo' ? 'whole' : 'square';

  async function choose(chosen: File | undefined): Promise<void> {
    setTrouble(null);
    if (!chosen) return;
    await cutPicture(chosen, kind).then(setCut, () => setTrouble(say('plain.pictureUnreadable')));
  }

  async function run(deed: () => Promise<void>): Promise<void> {
    setWorking(true);
    setTrouble(null);
    await deed().then(
      () => setCut(null),
      (error: unknown) => setTrouble(whyNot(error)),
    );
    setWorking(false);
  }

  return (
    <div className={classes.picker} role="group" aria-label={label}>
      {children}
      <div className={classes.side}>
        <div className={classes.deeds}>
          <Button variant="default" leftSection={<IconPhotoUp size={16} stroke={1.75} aria-hidden />} onClick={() => file.current?.click()}>
            {say(has ? 'plain.pictureChange' : 'plain.pictureChoose')}
          </Button>
          {has && (
            <Button variant="subtle" leftSection={<IconTrash size={16} stroke={1.75} aria-hidden />} onClick={() => void run(onRemove)} disabled={working}>
              {say('plain.pictureRemove')}
            </Button>
          )}
        </div>
        <p className={classes.below} role="status" data-error={!cut && trouble ? true : undefined}>
          {cut ? hint : (trouble ?? hint)}
        </p>
      </div>
      {/* Emptied each time, so that the same file can be chosen twice. */}
      <input
        ref={file}
        type="file"
        accept={PICTURE_TYPES}
        hidden
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <ConfirmDialog
        opened={cut !== null}
        onClose={() => setCut(null)}
        title={say(shape === 'logo' ? 'plain.logoTitle' : 'plain.pictureTitle')}
        deed={say(shape === 'logo' ? 'plain.logoUse' : 'plain.pictureUse')}
        onConfirm={() => cut && void run(() => onChoose(cut))}
        busy={working}
        trouble={trouble}
      >
        {cut && <Preview picture={cut} shape={shape} />}
      </ConfirmDialog>
    </div>
  );
}

/** At the sizes in which it will be met: on a page, in a list, on a card; a logo on both themes' grounds. */
function Preview({ picture, shape }: { picture: Blob; shape: PicturePickerProps['shape'] }) {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setHref(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  if (shape === 'logo') {
    return (
      <div className={classes.grounds}>
        {(['light', 'dark'] as const).map((scheme) => (
          <span key={scheme} className={classes.ground} data-scheme={scheme}>
            <img src={href} alt="" />
          </span>
        ))}
      </div>
    );
  }
  return (
    <div className={classes.sizes}>
      {([128, 48, 28] as const).map((size) => (
        <img key={size} src={href} alt="" width={size} height={size} data-shape={shape} />
      ))}
    </div>
  );
}
