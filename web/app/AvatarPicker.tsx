import { usePictures } from '../data/use-pictures.ts';
import { refusalOf } from '../data/refusal.ts';
import { Avatar, type Face } from '../ui/Avatar.tsx';
import { PicturePicker } from '../ui/PicturePicker.tsx';
import { say } from '../ui/say.ts';

interface AvatarPickerProps {
  of: Face & { id: string };
  size: number;
}

/** One's own picture, and the ways to change it. */
export function AvatarPicker({ of, size }: AvatarPickerProps) {
  const pictures = usePictures();
  return (
    <PicturePicker
      label={say('plain.pictureOf', { name: of.name })}
      shape="circle"
      has={Boolean(of.avatar)}
      hint={say('plain.pictureHint')}
      onChoose={(picture) => pictures.setAvatar(of.id, picture)}
      onRemove={() => pictures.removeAvatar(of.id)}
      whyNot={(error) => refusalOf(error).message || say('plain.notLoadedText')}
    >
      <Avatar of={of} size={size} />
    </PicturePicker>
  );
}
