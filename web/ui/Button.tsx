import type { ComponentPropsWithRef, ElementType, ReactNode } from 'react';
import { Dots } from './Dots.tsx';
import classes from './control.module.css';

interface ButtonLooks<As extends ElementType> {
  /** What it is drawn as: a button unless said otherwise, or a `Link`, `a` and so on that looks like one. */
  component?: As;
  /** `filled` is the one deed of its place; `own` takes its colours from `className`. */
  variant?: 'filled' | 'default' | 'subtle' | 'own';
  size?: 'xs' | 'sm' | 'lg';
  leftSection?: ReactNode;
  rightSection?: ReactNode;
  /** Under way: it keeps its words, and can be pressed again when it is over. */
  loading?: boolean;
}

export type ButtonProps<As extends ElementType = 'button'> = ButtonLooks<As> & Omit<ComponentPropsWithRef<As>, keyof ButtonLooks<As>>;

/** A deed with words. `data-danger` draws what cannot be taken back in the colour of danger. */
export function Button<As extends ElementType = 'button'>(props: ButtonProps<As>) {
  const { component, variant = 'filled', size = 'sm', leftSection, rightSection, loading = false, className, children, ...rest }: ButtonProps<ElementType> = props;
  const As: ElementType = component ?? 'button';
  const end = rightSection ?? (loading ? <Dots /> : undefined);
  return (
    <As
      {...(As === 'button' && { type: 'button' })}
      {...rest}
      {...(loading && { disabled: true })}
      className={className ? `${classes.button} ${className}` : classes.button}
      data-variant={variant}
      data-size={size}
    >
      {leftSection && <span className={classes.section} data-position="left">{leftSection}</span>}
      <span className={classes.label}>{children}</span>
      {end && <span className={classes.section} data-position="right">{end}</span>}
    </As>
  );
}
