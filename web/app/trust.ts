/**
 * The one Trusted Types policy. The component library writes its variables as CSS through `innerHTML`; CSS without `<`
 * cannot become an element, so such text passes and anything else throws, ours and that of every dependency.
 * Imported before all that draws.
 */
const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;

factory?.createPolicy('default', {
  createHTML(text) {
    return text.includes('<') ? null : text;
  },
});

interface TrustedTypesFactory {
  createPolicy(name: 'default', rules: { createHTML(text: string): string | null }): unknown;
}
