/** How much one operation may ask for. Defaults; whoever builds the admission may hand in others. */
export interface Limits {
  /** Of a document, where somebody is signed in. */
  tokens: number;
  /** Of a document, where nobody is; the `__typename` that client libraries add is not counted. */
  anonymousTokens: number;
  /** Fields within fields. A document about the schema alone is free of it, since the standard one goes deeper. */
  depth: number;
  aliases: number;
  rootFields: number;
  directives: number;
  /** As written, each fragment once: of the branches of a result union, which repeat a fragment each, one is carried out. */
  fields: number;
  /** Counted as often as fragments repeat them. */
  unfoldedFields: number;
  /** Objects and lists within the variables. */
  variableDepth: number;
  /** How many mistakes of a document are told. */
  errors: number;
}

export const LIMITS: Limits = {
  tokens: 1500,
  anonymousTokens: 100,
  depth: 10,
  aliases: 15,
  rootFields: 10,
  directives: 10,
  fields: 250,
  unfoldedFields: 1000,
  variableDepth: 20,
  errors: 5,
};
