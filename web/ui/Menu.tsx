import { cloneElement, createContext, type ReactElement, type ReactNode, type Ref, useCallback, useContext, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import classes from './Menu.module.css';
import { type MenuPosition, moveInMenu, placeMenu } from './menu-moves.ts';

interface MenuContext {
  id: string;
  open: boolean;
  position: MenuPosition;
  target: { current: HTMLElement | null };
  setOpen: (open: boolean) => void;
}

const OpenMenu = createContext<MenuContext | null>(null);

interface MenuProps {
  position?: MenuPosition;
  /** The button, where it stands elsewhere and was pressed already: then it is open from the start. */
  at?: HTMLElement;
  onClose?: () => void;
  children: ReactNode;
}

/**
 * A button's menu. It closes before what was chosen is done, and gives the focus back to its button first: whatever the
 * deed opens keeps the focus that it takes.
 */
export function Menu({ position = 'bottom-end', at, onClose, children }: MenuProps) {
  const [open, show] = useState(at !== undefined);
  const target = useRef<HTMLElement>(at ?? null);
  const setOpen = useCallback((next: boolean) => {
    show(next);
    if (!next) onClose?.();
  }, [onClose]);
  const id = useId();
  return <OpenMenu value={{ id, open, position, target, setOpen }}>{children}</OpenMenu>;
}

interface TargetProps {
  ref?: Ref<HTMLElement>;
  onClick?: () => void;
}

/** The button that opens it. */
Menu.Target = function Target({ children }: { children: ReactElement<TargetProps> }) {
  const { id, open, target, setOpen } = useMenu();
  const props = { ref: target, onClick: () => setOpen(!open), 'aria-haspopup': 'menu', 'aria-expanded': open, 'aria-controls': open ? id : undefined };
  return cloneElement(children, props);
};

/** What can be chosen. On the top layer, so that no pane cuts it off. */
Menu.Dropdown = function Dropdown({ children }: { children: ReactNode }) {
  return useMenu().open ? <Choices>{children}</Choices> : null;
};

function Choices({ children }: { children: ReactNode }) {
  const { id, position, target, setOpen } = useMenu();
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!list.current || !target.current) return;
    list.current.showPopover();
    placeMenu(list.current, target.current, position);
    moveInMenu(list.current, 'first');
  }, [position, target]);

  useEffect(() => {
    const outside = ({ target: pressed }: Event) => {
      const inside = pressed instanceof Node && (list.current?.contains(pressed) || target.current?.contains(pressed));
      if (!inside) setOpen(false);
    };
    const gone = new AbortController();
    document.addEventListener('pointerdown', outside, { capture: true, signal: gone.signal });
    window.addEventListener('resize', () => setOpen(false), { signal: gone.signal });
    return () => gone.abort();
  }, [setOpen, target]);

  function press(event: React.KeyboardEvent) {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      setOpen(false);
      target.current?.focus();
    } else if (list.current && moveInMenu(list.current, event.key)) event.preventDefault();
    // Single keys of the page behind mean nothing while a menu is open.
    event.stopPropagation();
  }

  return (
    <div ref={list} id={id} popover="manual" role="menu" className={classes.dropdown} onKeyDown={press}>
      {children}
    </div>
  );
}

interface ItemProps {
  children: ReactNode;
  onClick: () => void;
  leftSection?: ReactNode;
  rightSection?: ReactNode;
  /** With `aria-checked`: one of several, or a switch. */
  role?: 'menuitem' | 'menuitemradio' | 'menuitemcheckbox';
  'aria-checked'?: boolean;
  /** False: it stays open, so that one sees what the choice did. */
  closeMenuOnClick?: boolean;
}

Menu.Item = function Item({ children, onClick, leftSection, rightSection, role = 'menuitem', closeMenuOnClick = true, 'aria-checked': checked }: ItemProps) {
  const { target, setOpen } = useMenu();
  const choose = () => {
    if (closeMenuOnClick) {
      setOpen(false);
      target.current?.focus();
    }
    onClick();
  };
  return (
    <button type="button" role={role} aria-checked={checked} tabIndex={-1} className={classes.item} onClick={choose}>
      {leftSection}
      <span className={classes.words}>{children}</span>
      {rightSection}
    </button>
  );
};

Menu.Label = function Label({ children }: { children: ReactNode }) {
  return <div className={classes.label}>{children}</div>;
};

Menu.Divider = function Divider() {
  return <hr className={classes.divider} />;
};

function useMenu(): MenuContext {
  const menu = useContext(OpenMenu);
  if (!menu) throw new Error('A part of a menu stands outside of one.');
  return menu;
}
