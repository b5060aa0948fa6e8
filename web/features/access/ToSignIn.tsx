import { say } from '../../ui/say.ts';
import classes from './ToSignIn.module.css';

/** The way on from a page outside the gate that has done its work. */
export function ToSignIn() {
  return (
    <a className={classes.on} href="/sign-in">
      {say('access.toSignIn')}
    </a>
  );
}
