import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { ImportView } from '../../domain/imports/find-import.ts';
import type { Change, ImportField as FieldName, ImportVerdict as Verdict, Problem } from '../../domain/imports/import.ts';
import { importRows, type ImportRowPageView, type ImportRowView } from '../../domain/imports/see-rows.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { Import, ImportField, ImportVerdict } from './import.ts';

@ObjectType()
export class ImportCell {
  @Field(() => ImportField) field!: FieldName;
  @Field(() => String) value!: string;
}

@ObjectType()
export class ImportProblem implements Problem {
  @Field(() => ImportField, maybe) field!: FieldName | null;
  @Field(() => String) sentence!: string;
  @Field(() => String, maybe) suggestion!: string | null;
}

@ObjectType()
export class ImportChange implements Change {
  @Field(() => ImportField) field!: FieldName;
  @Field(() => String, maybe) before!: string | null;
  @Field(() => String) after!: string;
}

@ObjectType()
export class ImportRow implements ImportRowView {
  @Field(() => Int) row!: number;
  @Field(() => ImportVerdict) verdict!: Verdict;
  @Field(() => [ImportCell]) cells!: ImportRowView['cells'];
  @Field(() => [ImportProblem]) problems!: Problem[];
  @Field(() => [ImportChange]) changes!: Change[];
}

@ObjectType()
export class ImportRowPage implements ImportRowPageView {
  @Field(() => [ImportRow]) items!: ImportRowView[];
  @Field(() => String, maybe) endCursor!: string | null;
}

@Resolver(() => Import)
export class ImportRows {
  @FieldResolver(() => ImportRowPage)
  rows(
    @Root() { id }: ImportView,
    @Ctx() { look }: Context,
    @Arg('verdict', () => ImportVerdict, maybe) verdict?: Verdict | null,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first?: number | null,
    @Arg('after', () => String, maybe) after?: string | null,
  ) {
    return look((call) => importRows(call, id, { verdict: verdict ?? null, first: first ?? null, after: after ?? null }));
  }
}
