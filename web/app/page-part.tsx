import type { ComponentType } from 'react';
import { part } from '../ui/part.tsx';
import { Opening } from './Gate.tsx';

/** A page that comes when somebody goes there. */
export function pagePart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return part(load, { place: 'page', waiting: <Opening /> });
}
