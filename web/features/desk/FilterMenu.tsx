import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';

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
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={label} aria-pressed={value !== choices[0]?.value}>
          <IconFilter size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={value}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={choice.value} checkIcon={<IconCheck size={16} stroke={1.75} />} closeMenuOnClick onClick={() => onChange(choice.value)}>
              {choice.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
