import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type * as entries from '../../domain/threads/entry-views.ts';
import type * as view from '../../domain/threads/views.ts';
import { Party } from '../accounts/party.ts';
import type { Context } from '../context.ts';
import { maybe } from '../declare.ts';
import { allNamed, named } from '../named.ts';
import { Line, Note, Speaker, StaffLine } from './entry.ts';

/* The accounts that stand in entries by id: loaded together, once for the whole page. */

@Resolver(() => Speaker)
export class SpeakerParts {
  @FieldResolver(() => Party, maybe)
  person(@Root() speaker: view.Speaker, @Ctx() context: Context) {
    return named(context, speaker.personId);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() speaker: view.Speaker, @Ctx() context: Context) {
    return named(context, speaker.teamId);
  }
}

@Resolver(() => Line)
export class LineParts {
  @FieldResolver(() => Party, maybe)
  subject(@Root() line: entries.LineView, @Ctx() context: Context) {
    return named(context, line.subjectId);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() line: entries.LineView, @Ctx() context: Context) {
    return named(context, line.teamId);
  }
}

@Resolver(() => Note)
export class NoteParts {
  @FieldResolver(() => Party)
  author(@Root() note: entries.NoteView, @Ctx() context: Context) {
    return named(context, note.authorId);
  }

  @FieldResolver(() => [Party])
  mentions(@Root() note: entries.NoteView, @Ctx() context: Context) {
    return allNamed(context, note.mentionIds);
  }
}

@Resolver(() => StaffLine)
export class StaffLineParts {
  @FieldResolver(() => Party, maybe)
  actor(@Root() line: entries.StaffLineView, @Ctx() context: Context) {
    return named(context, line.actorId);
  }

  @FieldResolver(() => Party, maybe)
  subject(@Root() line: entries.StaffLineView, @Ctx() context: Context) {
    return named(context, line.subjectId);
  }

  @FieldResolver(() => Party, maybe)
  team(@Root() line: entries.StaffLineView, @Ctx() context: Context) {
    return named(context, line.teamId);
  }
}
