/* Before anything is drawn: the colours that somebody chose for this device, or the device's own. Without it a page would be
   light for a moment wherever it should be dark. web/ui/scheme.ts takes over from here, with the same names. */
(function () {
  var chosen = function (key) {
    try {
      return localStorage.getItem(key);
    } catch (_) {
      return null;
    }
  };
  var scheme = chosen('sb-scheme');
  var dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  var data = document.documentElement.dataset;
  data.scheme = dark ? 'dark' : 'light';
  if (chosen('sb-contrast') === 'more' || matchMedia('(prefers-contrast: more)').matches) data.contrast = 'more';
})();
