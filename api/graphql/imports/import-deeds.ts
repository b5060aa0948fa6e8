import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { type AppliedView, applyImport, type ImportRefusedReason as Reason } from '../../domain/imports/apply-import.ts';
import { discardImport } from '../../domain/imports/discard-import.ts';
import { findImport } from '../../domain/imports/find-import.ts';
import type { ImportField as FieldName } from '../../domain/imports/import.ts';
import { mapImport } from '../../domain/imports/map-import.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe, unionOf } from '../declare.ts';
import { Import, ImportField } from './import.ts';

export const ImportRefusedReason = enumOf<Reason>('ImportRefusedReason', ['ERRORS', 'CHANGED_MEANWHILE', 'BUSY']);

@InputType()
export class ColumnMappingInput {
  @Field(() => String) column!: string;
  @Field(() => ImportField, maybe) field?: FieldName | null;
}

@InputType()
export class MapImportInput {
  @Field(() => ID) importId!: string;
  @Field(() => [ColumnMappingInput]) mapping!: ColumnMappingInput[];
}

@InputType()
export class ApplyImportInput {
  @Field(() => ID) importId!: string;
  @Field(() => Boolean, { nullable: true, defaultValue: false }) leaveOutErrors?: boolean | null;
  @Field(() => Boolean, { nullable: true, defaultValue: true }) sendInvitations?: boolean | null;
}

@InputType()
export class DiscardImportInput {
  @Field(() => ID) importId!: string;
}

/** Its import by id: below. */
@ObjectType()
export class ImportApplied {}

@ObjectType()
export class ImportRefused {
  @Field(() => ImportRefusedReason) reason!: Reason;
}

export const ApplyImportResult = unionOf('ApplyImportResult', () => [ImportApplied, ImportRefused] as const);

@Resolver()
export class ImportDeeds {
  @Mutation(() => Import)
  async mapImport(@Arg('input', () => MapImportInput) input: MapImportInput, @Ctx() context: Context) {
    return seen(context, await mapImport(context, input));
  }

  @Mutation(() => ApplyImportResult)
  applyImport(@Arg('input', () => ApplyImportInput) input: ApplyImportInput, @Ctx() context: Context) {
    return applyImport(context, input);
  }

  @Mutation(() => Import)
  async discardImport(@Arg('input', () => DiscardImportInput) input: DiscardImportInput, @Ctx() context: Context) {
    return seen(context, await context.act((call) => discardImport(call, input)));
  }
}

@Resolver(() => ImportApplied)
export class ImportAppliedParts {
  @FieldResolver(() => Import)
  import(@Root() { importId }: AppliedView, @Ctx() context: Context) {
    return seen(context, importId);
  }
}

@Resolver(() => ImportRefused)
export class ImportRefusedParts {
  @FieldResolver(() => Import)
  import(@Root() { importId }: AppliedView, @Ctx() context: Context) {
    return seen(context, importId);
  }
}

function seen({ look }: Context, id: string) {
  return look((call) => findImport(call, id));
}
