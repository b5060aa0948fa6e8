import { ActionIcon } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';
import { Menu } from '../../ui/Menu.tsx';

interface FilterMenuProps<Value extends string> {
  label: string;
  value: Value;
  /** The first one filters nothing. */
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

/** The funnel in the head of a list. Where it filters, it stays pressed. */
export function FilterMenu<Value extends string>({ label, value, choices, onChange }: FilterMenuProps<Value>) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={label} aria-pressed={value !== choices[0]?.value}>
          <IconFilter size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
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
      </Menu.Dropdown>
    </Menu>
  );
}
