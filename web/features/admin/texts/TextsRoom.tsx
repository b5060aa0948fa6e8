import { useSearchParams } from 'react-router';
import { Page } from '../../../ui/Page.tsx';
import { type Crumb, PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { Select } from '../../../ui/Select.tsx';
import { Macros } from './Macros.tsx';
import { OutcomeList } from './OutcomeList.tsx';
import { type Owner, teamOf } from './owner.ts';
import { Replies } from './Replies.tsx';
import { TagList } from './TagList.tsx';
import classes from './Texts.module.css';

interface TextsRoomProps {
  owners: readonly Owner[];
  lead: string;
  /** Whoever looks says which tags and outcomes there are. */
  administers?: boolean;
  crumbs?: readonly Crumb[];
}

/** The texts of one owner at a time; which one stands in the address. */
export function TextsRoom({ owners, lead, administers = false, crumbs }: TextsRoomProps) {
  const [params, setParams] = useSearchParams();
  const owner = owners.find(({ key }) => key === params.get('of')) ?? owners[0];
  if (!owner) return null;
  const teamId = teamOf(owner);
  return (
    <Page>
      <PageTitle title={say('texts.title')} lead={lead} {...(crumbs && { crumbs })} />
      {owners.length > 1 && (
        <div className={classes.of}>
          <Select label={say('texts.of')} value={owner.key} choices={owners.map(({ key, name }) => ({ value: key, label: name }))} onChange={(of) => setParams({ of }, { replace: true })} />
        </div>
      )}
      <Replies key={owner.key} owner={owner} />
      <Macros key={`macros ${owner.key}`} owner={owner} />
      {administers && <TagList key={`tags ${owner.key}`} owner={owner} />}
      {administers && teamId && <OutcomeList key={`outcomes ${teamId}`} teamId={teamId} />}
    </Page>
  );
}
