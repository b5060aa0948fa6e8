/** How the keys are called on this device: a Mac has ⌘, everybody else Ctrl. */
const mac = /mac|iphone|ipad/iu.test(navigator.userAgent);

export const sendKeys = mac ? '⌘↵' : 'Ctrl ↵';
export const forceKeys = mac ? '⌘⇧↵' : 'Ctrl ⇧ ↵';
export const sendShortcut = mac ? 'Meta+Enter' : 'Control+Enter';
export const forceShortcut = mac ? 'Meta+Shift+Enter' : 'Control+Shift+Enter';
