import { IconClock, IconMail, IconPhone, IconUsers } from '@tabler/icons-react';
import type { ContactCardFieldsFragment } from '../../data/generated.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { readablePhone } from '../../ui/phone.ts';
import { locale, say } from '../../ui/say.ts';
import { useNow } from '../../ui/when.ts';
import classes from './ContextPane.module.css';
import type { PartyView } from './entry.ts';

interface ClientCardProps {
  client: PartyView;
  card: ContactCardFieldsFragment | null;
  teams: readonly string[];
}

/** The client, as they show themselves to the house. */
export function ClientCard({ client, card, teams }: ClientCardProps) {
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true };
  return (
    <section className={classes.section}>
      <div className={classes.who}>
        <Avatar of={client} size={40} />
        <div>
          <p className={classes.name}>{client.name}</p>
          {card?.jobTitle && <p className={classes.job}>{card.jobTitle}</p>}
        </div>
      </div>
      <ul className={classes.facts}>
        {card?.phone && (
          <li>
            <IconPhone {...icon} />
            <span className="sb-unseen">{say('thread.context.phone')}</span>
            <a href={`tel:${card.phone}`} dir="ltr">{readablePhone(card.phone)}</a>
          </li>
        )}
        {card?.email && (
          <li>
            <IconMail {...icon} />
            <span className="sb-unseen">{say('thread.context.email')}</span>
            <a href={`mailto:${card.email}`}>{card.email}</a>
          </li>
        )}
        {card?.hours && (
          <li>
            <IconClock {...icon} />
            <TimeThere zone={card.hours.timeZone} />
          </li>
        )}
        {teams.length > 0 && (
          <li>
            <IconUsers {...icon} />
            <span className="sb-unseen">{say('thread.context.teams')}</span>
            <span>{teams.join(', ')}</span>
          </li>
        )}
      </ul>
    </section>
  );
}

/** What time it is for the client, so that nobody calls at night. */
function TimeThere({ zone }: { zone: string }) {
  const now = useNow(60_000);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(now);
  return <span>{say('thread.context.time', { time, place: (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ') })}</span>;
}
