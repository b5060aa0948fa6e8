import type { IconProps } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import { say } from '../ui/say.ts';
import classes from './BottomTabs.module.css';

/** One tab at the bottom of a phone. */
export interface BottomTab {
  to: string;
  label: string;
  icon: ComponentType<IconProps>;
  current: boolean;
  /** Shown on the icon, and said in words. */
  badge?: { count: number; words: string };
}

/** The ways through the app under the thumb. */
export function BottomTabs({ tabs }: { tabs: BottomTab[] }) {
  return (
    <nav className={classes.tabs} aria-label={say('shell.mainNav')}>
      {tabs.map(({ to, label, icon: Icon, current, badge }) => (
        <Link key={to} to={to} className={classes.tab} aria-current={current ? 'page' : undefined}>
          <span className={classes.icon}>
            <Icon size={22} stroke={1.75} aria-hidden />
            {badge && badge.count > 0 && (
              <span className={classes.badge} aria-hidden>
                {badge.count > 99 ? '99+' : badge.count}
              </span>
            )}
          </span>
          <span className={classes.label}>{label}</span>
          {badge && badge.count > 0 && <span className="sb-unseen">{badge.words}</span>}
        </Link>
      ))}
    </nav>
  );
}
