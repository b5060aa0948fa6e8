import { Arg, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type FieldChoice, fieldsOf } from '../../domain/imports/fields.ts';
import { findImport, type ImportView, newestImports } from '../../domain/imports/find-import.ts';
import {
  IMPORT_FIELDS, IMPORT_KINDS, IMPORT_STATUSES, IMPORT_VERDICTS, type ImportCounts as Counts, type ImportField as FieldName,
} from '../../domain/imports/import.ts';
import { columnMappings, type ColumnMappingView } from '../../domain/imports/see-rows.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';
import { named } from '../named.ts';
import { DateTime } from '../scalars.ts';

export const ImportKind = enumOf('ImportKind', IMPORT_KINDS);
export const ImportStatus = enumOf('ImportStatus', IMPORT_STATUSES);
export const ImportField = enumOf('ImportField', IMPORT_FIELDS);
export const ImportVerdict = enumOf('ImportVerdict', IMPORT_VERDICTS);

@ObjectType()
export class ImportCounts implements Counts {
  @Field(() => Int) create!: number;
  @Field(() => Int) change!: number;
  @Field(() => Int) same!: number;
  @Field(() => Int) error!: number;
}

@ObjectType()
export class ColumnMapping implements ColumnMappingView {
  @Field(() => String) column!: string;
  @Field(() => ImportField, maybe) field!: FieldName | null;
  @Field(() => [String]) examples!: string[];
}

@ObjectType()
export class ImportFieldChoice implements FieldChoice {
  @Field(() => ImportField) field!: FieldName;
  @Field(() => String) label!: string;
  @Field(() => Boolean) required!: boolean;
}

@ObjectType()
export class Import implements Omit<ImportView, 'uploadedById' | 'columns' | 'mapped'> {
  @Field(() => ID) id!: string;
  @Field(() => ImportKind) kind!: ImportView['kind'];
  @Field(() => String) fileName!: string;
  @Field(() => DateTime) uploadedAt!: Date;
  @Field(() => ImportStatus) status!: ImportView['status'];
  @Field(() => String, maybe) error!: string | null;
  @Field(() => Boolean) mappedAsBefore!: boolean;
  @Field(() => Int) rowsRead!: number;
  @Field(() => Int) rowsChecked!: number;
  @Field(() => Int) rowsApplied!: number;
  @Field(() => ImportCounts, maybe) counts!: Counts | null;
  @Field(() => Int, maybe) durationMs!: number | null;
  @Field(() => Int, maybe) applyDurationMs!: number | null;
  @Field(() => DateTime, maybe) appliedAt!: Date | null;
}

@Resolver(() => Import)
export class ImportParts {
  @Query(() => [Import])
  imports(@Ctx() { look }: Context) {
    return look(newestImports);
  }

  @Query(() => Import)
  import(@Arg('id', () => ID) id: string, @Ctx() { look }: Context) {
    return look((call) => findImport(call, id));
  }

  @FieldResolver(() => Party)
  uploadedBy(@Root() { uploadedById }: ImportView, @Ctx() context: Context) {
    return named(context, uploadedById);
  }

  @FieldResolver(() => [ColumnMapping])
  mapping(@Root() { id }: ImportView, @Ctx() { look }: Context) {
    return look((call) => columnMappings(call, id));
  }

  @FieldResolver(() => [ImportFieldChoice])
  fields(@Root() { kind }: ImportView) {
    return fieldsOf(kind);
  }
}
