import { Field, ObjectType } from 'type-graphql';
import type { ClockView } from '../../domain/threads/views.ts';
import { maybe } from '../declare.ts';
import { DateTime } from '../scalars.ts';

type PauseView = ClockView['pauses'][number];

@ObjectType()
export class ClockPause implements PauseView {
  @Field(() => DateTime) from!: Date;
  @Field(() => DateTime, maybe) to!: Date | null;
}

@ObjectType()
export class WaitingClock implements ClockView {
  @Field(() => DateTime) since!: Date;
  @Field(() => DateTime, maybe) lateAt!: Date | null;
  @Field(() => DateTime, maybe) overAt!: Date | null;
  @Field(() => [ClockPause]) pauses!: PauseView[];
}
