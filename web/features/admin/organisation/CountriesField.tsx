import { useId, useState } from 'react';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Below } from '../../../ui/Labelled.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { SegmentedField } from '../../../ui/SegmentedField.tsx';
import { say } from '../../../ui/say.ts';
import classes from './CountriesField.module.css';
import { found, nameOf } from './countries.ts';
import type { Country } from './settings.ts';

interface CountriesFieldProps {
  countries: readonly Country[];
  onlySome: boolean;
  chosen: readonly string[];
  /** How many could not be sent a code any more. */
  cutOff: number;
  error: string | undefined;
  onChange: (change: { onlySome?: boolean; smsCountries?: readonly string[] }) => void;
}

/** To which countries codes are sent: all, or those that are ticked. Where phones are today stands beside each. */
export function CountriesField({ countries, onlySome, chosen, cutOff, error, onChange }: CountriesFieldProps) {
  return (
    <div data-fault={error ? true : undefined}>
      <SegmentedField
        label={say('organisation.countries')}
        hint={say(onlySome ? 'organisation.countriesSomeHint' : 'organisation.countriesAllHint')}
        value={onlySome ? 'some' : 'all'}
        choices={[{ value: 'all', label: say('organisation.countriesAll') }, { value: 'some', label: say('organisation.countriesSome') }]}
        onChange={(choice) => onChange({ onlySome: choice === 'some', ...(choice === 'some' && chosen.length === 0 && { smsCountries: inUse(countries) }) })}
      />
      {onlySome && (
        <div className={classes.some}>
          <Chooser countries={countries} chosen={chosen} error={error} onChange={(smsCountries) => onChange({ smsCountries })} />
          {cutOff > 0 && <Notice tone="late">{say('organisation.cutOffNow', { count: cutOff })}</Notice>}
        </div>
      )}
    </div>
  );
}

/** To begin with: those where there are phones, so that nobody is cut off by choosing. */
function inUse(countries: readonly Country[]): string[] {
  return countries.filter(({ phones }) => phones > 0).map(({ code }) => code);
}

interface ChooserProps extends Pick<CountriesFieldProps, 'countries' | 'chosen' | 'error'> {
  onChange: (chosen: readonly string[]) => void;
}

function Chooser({ countries, chosen, error, onChange }: ChooserProps) {
  const [looked, setLooked] = useState('');
  // What is ticked does not jump to the top under the hand that ticks it.
  const [first] = useState(() => new Set(chosen));
  const id = useId();
  const shown = found(countries, looked, ({ code, phones }) => first.has(code) || phones > 0);
  const toggle = (code: string) => onChange(chosen.includes(code) ? chosen.filter((each) => each !== code) : [...chosen, code].toSorted());
  return (
    <div>
      <SearchField value={looked} onChange={setLooked} label={say('organisation.countrySearch')} />
      <ul className={classes.list} aria-label={say('organisation.countries')} aria-describedby={id} tabIndex={-1}>
        {shown.map((country) => (
          <li key={country.code} className={classes.country}>
            <Checkbox label={nameOf(country.code)} checked={chosen.includes(country.code)} onChange={() => toggle(country.code)} />
            <span className={classes.code}>+{country.callingCode}</span>
            <span className={classes.phones}>{country.phones > 0 && say('organisation.phones', { count: country.phones })}</span>
          </li>
        ))}
        {shown.length === 0 && <li className={classes.none}>{say('organisation.noCountry')}</li>}
      </ul>
      <Below id={id} error={error} hint={say('organisation.countriesChosen', { count: chosen.length })} />
    </div>
  );
}
