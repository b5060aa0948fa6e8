import { usePictures } from '../../../data/use-pictures.ts';
import type { OrganisationFieldsFragment } from '../generated.ts';
import { HouseMark } from '../../../ui/HouseMark.tsx';
import { PicturePicker } from '../../../ui/PicturePicker.tsx';
import { say } from '../../../ui/say.ts';
import { whyNot } from '../why-not.ts';
import classes from './LogoPicker.module.css';

/** The logo, as it stands on the door. It is set at once, without the rest of the form. */
export function LogoPicker({ organisation }: { organisation: OrganisationFieldsFragment }) {
  const pictures = usePictures();
  return (
    <PicturePicker
      label={say('organisation.logo')}
      shape="logo"
      has={organisation.logo !== null}
      hint={say('organisation.logoHint')}
      onChoose={pictures.setLogo}
      onRemove={pictures.removeLogo}
      whyNot={whyNot}
    >
      <span className={classes.door}>
        <HouseMark {...organisation} />
        <strong>{organisation.name}</strong>
      </span>
    </PicturePicker>
  );
}
