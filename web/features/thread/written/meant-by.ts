interface Named {
  name: string;
  shortName: string;
}

/**
 * Of those whom the server found, whom the letters mean. It may have been asked for fewer letters than stand there now, and then
 * its answer names others, too: whoever types on and presses Enter would address one of them.
 */
export function meantBy<P extends Named>(search: string, found: readonly P[]): P[] {
  const letters = plain(search);
  return found.filter(({ name, shortName }) => [name, shortName].some((each) => plain(each).includes(letters)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
