import type { ComponentPropsWithRef, ElementType } from 'react';
import classes from './control.module.css';

export type ActionIconProps<As extends ElementType = 'button'> = { component?: As } & Omit<ComponentPropsWithRef<As>, 'component'>;

/** A deed that is only a picture: `aria-label` says which. */
export function ActionIcon<As extends ElementType = 'button'>(props: ActionIconProps<As>) {
  const { component, className, ...rest }: ActionIconProps<ElementType> = props;
  const As: ElementType = component ?? 'button';
  return <As {...(As === 'button' && { type: 'button' })} {...rest} className={className ? `${classes.icon} ${className}` : classes.icon} />;
}
