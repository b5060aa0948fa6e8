import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { CodeChallengeView } from '../../domain/access/challenge.ts';
import type { CodeRefusedView } from '../../domain/access/try-code.ts';
import { enumOf } from '../declare.ts';
import { DateTime } from '../scalars.ts';

export const CodeBy = enumOf<CodeChallengeView['by']>('CodeBy', ['SMS', 'APP']);
export const CodeRefusedReason = enumOf<CodeRefusedView['reason']>('CodeRefusedReason', ['WRONG', 'EXPIRED', 'LOCKED']);

@ObjectType()
export class CodeChallenge implements Omit<CodeChallengeView, 'is'> {
  @Field(() => ID) challengeId!: string;
  @Field(() => CodeBy) by!: CodeChallengeView['by'];
  @Field(() => String) phoneEnding!: string;
  @Field(() => DateTime) expiresAt!: Date;
  @Field(() => DateTime) resendAt!: Date;
}

@ObjectType()
export class CodeRefused implements Omit<CodeRefusedView, 'is'> {
  @Field(() => CodeRefusedReason) reason!: CodeRefusedView['reason'];
  @Field(() => Int) triesLeft!: number;
  @Field(() => String) message!: string;
}
