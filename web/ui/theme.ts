import { createTheme, type MantineColorsTuple, type MantineThemeComponent } from '@mantine/core';
import control from './control.module.css';

/** Tokens decide every colour and measure; the component library only hears their names. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 6, dark: 3 },
  colors: { petrol: petrol() },
  autoContrast: true,
  defaultRadius: 'sm',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontFamily: 'var(--sb-font)',
  fontFamilyMonospace: 'var(--sb-font-mono)',
  headings: { fontFamily: 'var(--sb-font)', fontWeight: '640' },
  fontSizes: {
    xs: 'var(--sb-text-xs)',
    sm: 'var(--sb-text-sm)',
    md: 'var(--sb-text-md)',
    lg: 'var(--sb-text-lg)',
    xl: 'var(--sb-text-xl)',
  },
  spacing: { xs: 'var(--sb-1)', sm: 'var(--sb-2)', md: 'var(--sb-3)', lg: 'var(--sb-4)', xl: 'var(--sb-6)' },
  radius: { xs: 'var(--sb-r-xs)', sm: 'var(--sb-r-sm)', md: 'var(--sb-r-md)', lg: 'var(--sb-r-lg)', xl: 'var(--sb-r-bubble)' },
  breakpoints: { xs: '20em', sm: '48em', md: '80em', lg: '90em', xl: '120em' },
  components: components(),
});

/** The ten shades of petrol, 50 and 100 to 900. Mantine does arithmetic on them, so they cannot be variables. */
function petrol(): MantineColorsTuple {
  return ['#eaf7f8', '#d4eef0', '#a5e0e6', '#74cbd4', '#44b0bb', '#1a8b99', '#076d7a', '#065965', '#09434e', '#0c2f37'];
}

/** Named as strings, so that a page carries only the components it draws. */
function components(): Record<string, MantineThemeComponent> {
  return {
    // Without it Mantine takes the text colour of another variant for filled buttons.
    Button: { defaultProps: { variant: 'filled' }, classNames: { root: control.button, section: control.section } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' }, classNames: { root: control.icon } },
    SegmentedControl: { classNames: { root: control.segments, label: control.segment, indicator: control.indicator } },
  };
}
