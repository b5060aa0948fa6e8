import type { Dialogue, Turn } from './dialogues.ts';

/** What clients of a private bank write about on an ordinary day. Played when no file of dialogues is named. */
export const DEMO_DIALOGUES: readonly Dialogue[] = [
  {
    title: 'Card payment I do not know',
    team: 'Support',
    turns: talk(
      'Good morning. There is a payment of 86.40 to a Harbour Street Ltd on my card, from Saturday. I was not even in town.',
      'Good morning. I have it in front of me: Saturday, 21:14, paid without the card being there. Do you use it for any subscription?',
      'Only for the newspaper and for trains. Neither costs that much.',
      'Then let us treat it as not yours. I am blocking the card now and filing the objection; the 86.40 is back on your account within two days, provisionally.',
      'Does blocking it stop the train tickets I have already bought for Friday?',
      'No, tickets that are paid for stay valid. Only new payments need the new card, which you have on Thursday.',
      'Thursday is fine. Do I need to sign anything?',
      'Not on paper. You will get the objection to confirm in the app; please do that by tomorrow evening.',
      'Done just now. Thank you for being so quick about it.',
      'You are welcome. I will write once the other bank has answered.',
    ),
  },
  {
    title: 'Deposit for the house',
    team: 'Support',
    turns: talk(
      'We exchange contracts on Wednesday and I have to send 142,500 to the solicitor. Is that one transfer, or do I have to split it?',
      'One transfer, congratulations. Above 100,000 we confirm it by telephone before it leaves. When can we reach you tomorrow?',
      'Between twelve and one, on my mobile.',
      'Noted. Please enter it today, so that it only waits for the call. And please compare the account number with the paper letter, not with an e-mail.',
      'Why is that?',
      'Because letters are rarely forged, and e-mails with a changed account number are the most common fraud in house purchases.',
      'That is good to know. I have the letter here. It ends with 4471.',
      'It is the same in what you entered. It leaves tomorrow after our call and arrives within the hour.',
      'Perfect. Fingers crossed.',
    ),
  },
  {
    title: 'Opening a joint account',
    team: 'Onboarding',
    turns: talk(
      'My partner and I would like a joint account. She is not a client of yours yet. Where do we begin?',
      'With her, since you are known to us. I will send her an invitation; it takes about a quarter of an hour, with her passport at hand.',
      'She has a Swedish passport. Is that a problem?',
      'Not at all. If she has lived here for less than three years, a proof of address helps as well.',
      'Four years, so no. Can we both decide alone, or do we always have to sign together?',
      'As you choose: alone, together, or alone up to an amount. Most couples take the third, with 10,000.',
      'That sounds sensible. Let us do that.',
      'Then I have all I need. You both receive the contract as soon as she is done.',
      'How long does it take from there?',
      'Two working days, and the cards follow by post.',
    ),
  },
  {
    title: 'Statement for the tax adviser',
    team: 'Support',
    turns: talk(
      'My tax adviser wants the yearly statement with the withheld tax listed by country. The one in the app has a single sum.',
      'That is the short form. I can have the long one made; it lists every payment with country and rate. For last year only?',
      'For the last two, please. She found something in the year before.',
      'Both are ordered. Shall I put them into your documents, or send them to her directly?',
      'To my documents. I would rather look at them first.',
      'Of course. They are there by tomorrow noon.',
    ),
  },
  {
    title: 'Card refused in Lisbon',
    team: 'Support',
    turns: talk(
      'I am standing at a hotel desk in Lisbon and my card is refused. It worked at the airport.',
      'I see two tries of 1,240, both above your limit for the day. You paid the car with it an hour ago.',
      'Right, the deposit for the car. Can you raise it for today?',
      'I can, to 5,000 until midnight. May I ask for the name of the hotel, as a check?',
      'Casa do Vale, in the Alfama.',
      'Thank you, that is what I see. Please try again now.',
      'It went through. You have saved my evening.',
      'Enjoy Lisbon. From tomorrow the limit is what it was.',
    ),
  },
  {
    title: 'Power of attorney for my mother',
    team: 'Onboarding',
    turns: talk(
      'My mother is eighty-four and would like me to look after her account. She can still sign herself. What do we need?',
      'A power of attorney on our own form, and one conversation with the two of you. It can be here, or we come to her.',
      'Coming to her would be a great help, she does not like stairs any more.',
      'Then we come. Would Tuesday or Thursday of next week suit her, late in the morning?',
      'Thursday at eleven.',
      'It is booked. Please have her identity card ready, and yours. It takes half an hour, with tea.',
      'Can she take it back later if she changes her mind?',
      'At any time, with one sentence to us. Nobody has to give a reason.',
      'That will be important to her. Thank you.',
    ),
  },
  {
    title: 'Dollars for the autumn',
    team: 'Support',
    turns: talk(
      'I have to pay a supplier 60,000 dollars in October. The rate is good at the moment. Can I fix it today?',
      'Yes, with a forward: you agree on the rate now and pay in October. We ask for a tenth as security.',
      'And if the supplier is late and I need the dollars in November?',
      'Then we move it, for the difference in interest. On a month that is small, usually less than fifty.',
      'What is the rate now?',
      'As I write, 1.0912 for the end of October. It is good for you for about a minute.',
      'I take it.',
      'Done, at 1.0912. The confirmation is in your documents, and 6,000 are set aside as security.',
      'Very smooth. Until October.',
      'Until October. I will remind you a week before.',
    ),
  },
  {
    title: 'New address, and the old keys',
    team: 'Support',
    turns: talk(
      'I am moving on the first. Can you change the address for everything, also for the safe deposit box?',
      'For everything at once, if you send me the new address and a proof such as the rental contract.',
      'Mill Lane 14, second floor. The contract is signed but it only begins on the first.',
      'That is enough. I set it to change on the first, so that nothing goes astray before.',
      'There is also one key to the box that I cannot find.',
      'Then I would block the box until you have looked in the removal boxes. With the second key you can still open it here, with one of us.',
      'Please do that. If it does not turn up, what does a new lock cost?',
      'Two hundred and ten, and it takes a morning. Tell us within the month, and until then nothing costs anything.',
      'Good. I will write when I have found it.',
    ),
  },
];

/** Client and staff in turn, the client first. */
function talk(...texts: string[]): Turn[] {
  return texts.map((text, i) => ({ from: i % 2 === 0 ? 'client' : 'staff', text }));
}
