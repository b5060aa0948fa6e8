import {
  type ASTVisitor, type DocumentNode, getNamedType, GraphQLError, type GraphQLSchema, specifiedRules, validate, type ValidationContext, type ValidationRule,
  ValuesOfCorrectTypeRule,
} from 'graphql';
import { Inadmissible } from '../errors.ts';

/** The mistakes of a document, as the specification has them; none repeats a value that stands in it. */
export function mistakesIn(schema: GraphQLSchema, document: DocumentNode, most: number): Inadmissible[] {
  return validate(schema, document, rules, { maxErrors: most }).map((error) =>
    error instanceof Inadmissible ? error : new Inadmissible('GRAPHQL_VALIDATION_FAILED', error.message, { locations: error }),
  );
}

/** What helps somebody who may read the schema tells everybody else about it. */
export function withoutSuggestions(error: Inadmissible): Inadmissible {
  const message = error.message.replace(/ ?Did you mean .*$/s, '');
  return message === error.message ? error : new Inadmissible('GRAPHQL_VALIDATION_FAILED', message, { locations: error });
}

/** The specified rule about literals quotes them; this one finds the same mistakes and says what was expected instead. */
const LiteralsOfCorrectType: ValidationRule = (context) => {
  const quiet: ValidationContext = Object.create(context, {
    reportError: { value: (error: GraphQLError) => context.reportError(unquoted(context, error)) },
  });
  return literalsIn(quiet);
};

const literalsIn: (context: ValidationContext) => ASTVisitor = ValuesOfCorrectTypeRule;

const rules = specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? LiteralsOfCorrectType : rule));

function unquoted(context: ValidationContext, error: GraphQLError): Inadmissible {
  const type = context.getInputType();
  const message = type ? `This does not fit \`${String(type)}\`.` : 'This value does not fit.';
  return new Inadmissible('BAD_USER_INPUT', message, { locations: error });
}
