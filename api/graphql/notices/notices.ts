import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type * as domain from '../../domain/notices/notices.ts';
import { noticesOf, type UpdateNotices, updateNotices } from '../../domain/notices/update-notices.ts';
import { Viewer } from '../access/viewer.ts';
import type { Context } from '../context.ts';
import { enumOf, maybe } from '../declare.ts';

export const NoticeKind = enumOf<domain.NoticeKind>('NoticeKind', ['QUEUED', 'ASSIGNED', 'HELD', 'MENTIONED', 'NAMED', 'ANSWERED']);

@ObjectType()
export class NoticeChoice implements domain.NoticeChoice {
  @Field(() => NoticeKind) kind!: domain.NoticeKind;
  @Field(() => Boolean) sound!: boolean;
  @Field(() => Boolean) browser!: boolean;
  @Field(() => Boolean) email!: boolean;
}

@ObjectType()
export class QuietHours implements domain.QuietHours {
  @Field(() => String) timeZone!: string;
  @Field(() => String) from!: string;
  @Field(() => String) until!: string;
}

@ObjectType()
export class Notices implements domain.NoticesView {
  @Field(() => ID) id!: string;
  @Field(() => [NoticeChoice]) choices!: domain.NoticeChoice[];
  @Field(() => Boolean) alarm!: boolean;
  @Field(() => Boolean) alarmPastTarget!: boolean;
  @Field(() => QuietHours, maybe) quiet!: domain.QuietHours | null;
}

@InputType()
export class NoticeChoiceInput implements domain.NoticeChoice {
  @Field(() => NoticeKind) kind!: domain.NoticeKind;
  @Field(() => Boolean) sound!: boolean;
  @Field(() => Boolean) browser!: boolean;
  @Field(() => Boolean) email!: boolean;
}

@InputType()
export class QuietHoursInput implements domain.QuietHours {
  @Field(() => String) timeZone!: string;
  @Field(() => String) from!: string;
  @Field(() => String) until!: string;
}

@InputType()
export class UpdateNoticesInput implements UpdateNotices {
  @Field(() => [NoticeChoiceInput]) choices!: NoticeChoiceInput[];
  @Field(() => Boolean, maybe) alarm?: boolean | null;
  @Field(() => Boolean, maybe) alarmPastTarget?: boolean | null;
  @Field(() => QuietHoursInput, maybe) quiet?: QuietHoursInput | null;
}

@Resolver(() => Viewer)
export class NoticesDeeds {
  @FieldResolver(() => Notices)
  notices(@Ctx() { look }: Context) {
    return look(noticesOf);
  }

  @Mutation(() => Notices)
  updateNotices(@Arg('input', () => UpdateNoticesInput) input: UpdateNoticesInput, @Ctx() { act }: Context) {
    return act((call) => updateNotices(call, input));
  }
}
