import { locale } from '../../../ui/say.ts';
import type { Country } from './settings.ts';

const names = new Intl.DisplayNames(locale, { type: 'region' });

/** What a country is called here. */
export function nameOf(code: string): string {
  return names.of(code) ?? code;
}

/** Those that answer what is looked for: by name, code or calling code. By name; without a word all of them, first those that are `first`. */
export function found(countries: readonly Country[], looked: string, first: (country: Country) => boolean): Country[] {
  const word = plain(looked.replace(/^\s*(\+|00)/, ''));
  const byName = countries.toSorted((one, other) => nameOf(one.code).localeCompare(nameOf(other.code), locale));
  if (word === '') return [...byName.filter(first), ...byName.filter((each) => !first(each))];
  return byName.filter(({ code, callingCode }) => code.toLowerCase() === word || callingCode.startsWith(word) || plain(nameOf(code)).split(/[\s-]+/).some((part) => part.startsWith(word)) || plain(nameOf(code)).startsWith(word));
}

/** Without accents, so that "reunion" finds Réunion. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
