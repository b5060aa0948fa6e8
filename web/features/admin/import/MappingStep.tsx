import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { Button } from '../../../ui/Button.tsx';
import type { ImportField, ImportWholeFragment } from '../generated.ts';
import { Dots } from '../../../ui/Dots.tsx';
import { FootBar } from '../../../ui/FootBar.tsx';
import { PageForm } from '../../../ui/Page.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { say } from '../../../ui/say.ts';
import { crumbs } from './crumbs.ts';
import { chosen, isWhole, type Mapping, missingFrom } from './mapping.ts';
import { MappingTable } from './MappingTable.tsx';
import type { ImportDeeds } from './use-import-deeds.ts';

interface MappingStepProps {
  import_: ImportWholeFragment;
  deeds: ImportDeeds;
  /** Where the columns are known from before, nobody need look: the dry run begins by itself. */
  atOnce: boolean;
}

/** What the columns of the file are: as last time, or a guess, to be looked over. */
export function MappingStep({ import_, deeds, atOnce }: MappingStepProps) {
  const { fields } = import_;
  const [mapping, setMapping] = useState<Mapping>(() => import_.mapping.map(({ column, field }) => ({ column, field: field ?? null })));
  const navigate = useNavigate();
  const begun = useRef(false);
  const missing = missingFrom(mapping, fields);

  async function check(): Promise<void> {
    if (await deeds.map([...mapping])) await navigate(`/admin/import/${import_.id}`, { replace: true });
  }
  useEffect(() => {
    if (!atOnce || !import_.mappedAsBefore || begun.current || !isWhole(mapping, fields)) return;
    begun.current = true;
    void check();
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!deeds.working) void check();
  };
  const choose = (column: string, field: ImportField | null) => setMapping((before) => chosen(before, column, field));
  return (
    <PageForm
      onSubmit={submit}
      foot={
        <FootBar
          trouble={deeds.trouble}
          actions={
            <>
              <Button component={Link} to="/admin/import" variant="default">
                {say('admin-import.another')}
              </Button>
              <Button type="submit" variant="filled" disabled={missing.length > 0} aria-busy={deeds.working || undefined} rightSection={deeds.working ? <Dots /> : undefined}>
                {say('admin-import.tryOut')}
              </Button>
            </>
          }
        >
          {missing.length > 0 && say('admin-import.notMapped', { fields: missing.join(', ') })}
        </FootBar>
      }
    >
      <PageTitle title={say('admin-import.columns')} lead={say('admin-import.columnsLead', { count: import_.rowsRead })} crumbs={crumbs} here={import_.fileName} />
      <MappingTable mapping={mapping} import_={import_} onChoose={choose} />
    </PageForm>
  );
}
