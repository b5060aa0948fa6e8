import {
  type DocumentNode, getNamedType, type GraphQLNamedType, type GraphQLSchema, isAbstractType, isCompositeType, isLeafType, isObjectType, Kind, type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { isAlike } from '../contract/alike.ts';

/**
 * Of which kinds of event a subscription asks only what all of one side see alike. Conditions and arguments below the
 * root depend on variables, and so on who asks: where one stands, the event is worked out for each.
 */
export function alikeEvents(schema: GraphQLSchema, document: DocumentNode, { selectionSet }: OperationDefinitionNode): ReadonlySet<string> {
  const fragments = new Map(document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [])));

  const isAlikeIn = (selections: SelectionSetNode | undefined, type: GraphQLNamedType): boolean => {
    if (!selections || isLeafType(type)) return isLeafType(type);
    if (isAbstractType(type)) return schema.getPossibleTypes(type).every((each) => isAlikeIn(selections, each));
    if (!isObjectType(type)) return false;
    return selections.selections.every((selection) => {
      if ((selection.directives ?? []).length > 0) return false;
      if (selection.kind === Kind.FIELD) {
        const field = type.getFields()[selection.name.value];
        if ((selection.arguments ?? []).length > 0 || !isAlike(type.name, selection.name.value)) return false;
        return field === undefined || isAlikeIn(selection.selectionSet, getNamedType(field.type));
      }
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
      if (!part || (part.directives ?? []).length > 0) return false;
      const on = part.typeCondition?.name.value;
      return (on !== undefined && !concerns(schema, on, type)) || isAlikeIn(part.selectionSet, type);
    });
  };

  const [root] = selectionSet.selections;
  if (selectionSet.selections.length !== 1 || root?.kind !== Kind.FIELD || (root.directives ?? []).length > 0) return new Set();
  const field = schema.getSubscriptionType()?.getFields()[root.name.value];
  const event = field && getNamedType(field.type);
  if (!event || !isAbstractType(event)) return new Set();
  return new Set(schema.getPossibleTypes(event).filter((type) => isAlikeIn(root.selectionSet, type)).map(({ name }) => name));
}

function concerns(schema: GraphQLSchema, condition: string, type: GraphQLNamedType): boolean {
  const on = schema.getType(condition);
  if (!on || !isCompositeType(on)) return true;
  return isAbstractType(on) ? isObjectType(type) && schema.isSubType(on, type) : on.name === type.name;
}
