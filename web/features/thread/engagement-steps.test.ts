import { expect, test } from 'vitest';
import { engagement, people, threadView } from '../../test/thread-views.ts';
import { engagementSteps } from './engagement-steps.ts';

const { ana, ben } = people;

function told(thread = threadView()) {
  return engagementSteps(thread).map(({ by, fromSeq, toSeq }) => [by?.member.shortName ?? 'waited', fromSeq, toSeq]);
}

test('the wait before the first answer and every engagement stand in order, with their entries', () => {
  expect(told()).toEqual([['waited', 1, 2], ['Ben', 3, 4], ['Ana', 5, null]]);
});

test('a hand from colleague to colleague has no wait between, a return to the queue has', () => {
  const returned = threadView({ engagements: [engagement(ben, 3, 4, '13:41', '13:50'), engagement(ana, 6, null, '13:58', null)] });
  expect(told(returned)).toEqual([['waited', 1, 2], ['Ben', 3, 4], ['waited', 5, 5], ['Ana', 6, null]]);
});

test('who waits now waits since the last one let go', () => {
  const waiting = threadView({ state: 'QUEUED', holder: null, engagements: [engagement(ben, 3, 4, '13:41', '13:50')] });
  expect(told(waiting)).toEqual([['waited', 1, 2], ['Ben', 3, 4], ['waited', 5, null]]);
});

test('a thread that staff began as a team was never waited for', () => {
  expect(told(threadView({ engagements: [engagement(ana, 1, null, '13:38', null)] }))).toEqual([['Ana', 1, null]]);
});
