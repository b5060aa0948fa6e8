import { M001MainJob } from './m001-main-job.ts';
import { M002Setup } from './m002-setup.ts';
import { M003Rights } from './m003-rights.ts';
import { M004Drafts } from './m004-drafts.ts';
import { M005Availability } from './m005-availability.ts';
import { M006Board } from './m006-board.ts';
import { M007Talk } from './m007-talk.ts';
import { M008Automatic } from './m008-automatic.ts';
import { M008CannedReplies } from './m008-canned-replies.ts';
import { M008Macros } from './m008-macros.ts';
import { M008Tags } from './m008-tags.ts';
import { M009Notices } from './m009-notices.ts';
import { M010MacroWords } from './m010-macro-words.ts';
import { M011Mentions } from './m011-mentions.ts';

/** In the order in which they run; a migration that has run anywhere never changes again. */
export const migrations = [
  { name: 'm001-main-job', class: M001MainJob },
  { name: 'm002-setup', class: M002Setup },
  { name: 'm003-rights', class: M003Rights },
  { name: 'm004-drafts', class: M004Drafts },
  { name: 'm005-availability', class: M005Availability },
  { name: 'm006-board', class: M006Board },
  { name: 'm007-talk', class: M007Talk },
  { name: 'm008-automatic', class: M008Automatic },
  { name: 'm008-canned-replies', class: M008CannedReplies },
  { name: 'm008-tags', class: M008Tags },
  { name: 'm008-macros', class: M008Macros },
  { name: 'm009-notices', class: M009Notices },
  { name: 'm010-macro-words', class: M010MacroWords },
  { name: 'm011-mentions', class: M011Mentions },
];
