import { usePictures } from '../../../data/use-pictures.ts';
import { Avatar, type Face } from '../../../ui/Avatar.tsx';
import { PicturePicker } from '../../../ui/PicturePicker.tsx';
import { say } from '../../../ui/say.ts';
import { whyNot } from '../why-not.ts';

/** The picture of an account that one administers, a team's too, and the ways to change it: at once, without the form around it. */
export function AccountPicture({ of }: { of: Face & { id: string } }) {
  const pictures = usePictures();
  return (
    <PicturePicker
      label={say('plain.pictureOf', { name: of.name })}
      shape={of.kind === 'TEAM' ? 'square' : 'circle'}
      has={Boolean(of.avatar)}
      hint={say('plain.pictureHint')}
      onChoose={(picture) => pictures.setAvatar(of.id, picture)}
      onRemove={() => pictures.removeAvatar(of.id)}
      whyNot={whyNot}
    >
      <Avatar of={of} size={64} />
    </PicturePicker>
  );
}
