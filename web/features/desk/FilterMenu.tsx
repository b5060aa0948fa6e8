import { IconCheck, IconFilter } from '@tabler/icons-react';
import { Fragment } from 'react';
import { ActionIcon } from '../../ui/ActionIcon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { say } from '../../ui/say.ts';
import { beginChoosing, useChoosing } from './chosen.ts';

/** Choices of which one counts; the first one filters nothing. */
export interface FilterGroup<Value extends string = string> {
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** The funnel in the head of a list. Where it filters, it stays pressed. */
export function FilterMenu({ label, groups }: { label: string; groups: readonly FilterGroup[] }) {
  const choosing = useChoosing();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={label} aria-pressed={groups.some(({ value, choices }) => value !== choices[0]?.value)}>
          <IconFilter size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map(({ value, choices, onChange }, index) => (
          <Fragment key={choices[0]?.label}>
            {index > 0 && <Menu.Divider />}
            {choices.map((choice) => (
              <Menu.Item
                key={choice.value}
                role="menuitemradio"
                aria-checked={choice.value === value}
                rightSection={choice.value === value ? <IconCheck size={16} stroke={1.75} aria-hidden /> : null}
                onClick={() => onChange(choice.value)}
              >
                {choice.label}
              </Menu.Item>
            ))}
          </Fragment>
        ))}
        <Menu.Divider />
        <Menu.Item role="menuitemcheckbox" aria-checked={choosing} rightSection={choosing ? <IconCheck size={16} stroke={1.75} aria-hidden /> : null} onClick={() => beginChoosing(!choosing)}>
          {say('desk.chooseSeveral')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
