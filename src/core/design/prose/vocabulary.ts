import { singular } from '../../model/plural.ts';

/** What backends store, in the singular. A noun that is none of these counts only where the sentence says what it is. */
const things = new Set(
  `account address agent album alarm alert answer appointment article artist asset attachment auction author bag bid bike bill
  board book booking branch brand budget building campaign car card cart catalog category certificate channel chapter
  chat claim class clinic comment company contact contract conversation copy coupon courier course credit customer dataset
  delivery department deposit device discount doctor document donation driver employee enrollment entry episode event exam
  expense feature file flight folder follower game garden gift group guest holiday hotel house image ingredient
  instructor inventory invoice issue item job journal label lead league lecture lesson letter library like line list
  listing loan location lock log machine match meal measurement mechanic meter medication meeting member membership menu message
  milestone moderator movie note notification offer office order organization organisation organizer owner package page parcel part
  participant partner passenger patient payment payout permission pet photo plan player playlist policy post
  prescription product profile project property provider purchase question queue quiz quote rating reaction reading
  receipt recipe refund reminder rental repair report reservation restaurant result return review ride role room route rule
  salary sale schedule school score season seat seller sensor session shift shipment shipper shop song sprint stage statement
  station stock store story student subject subscriber subscription supplier survey table tag task tax teacher team
  template tenant test thread ticket timer token topic track transaction transfer trip truck unit upload user
  vaccination vaccine vehicle vendor venue vet video visit vote voucher wallet warehouse webhook wishlist worker workspace`.split(
    /\s+/,
  ),
);

/** Who acts: what they place, write or book is theirs. */
export const people = new Set(
  `agent author buyer client courier customer doctor driver employee guest instructor mechanic member moderator organizer owner passenger patient player
  seller shipper student subscriber supplier teacher tenant user vendor vet visitor worker`.split(/\s+/),
);

/** What does not exist without the thing it belongs to. */
export const parts = new Set(['attachment', 'detail', 'entry', 'item', 'line', 'option', 'position', 'row', 'step']);

/** What has lines: those of a bus are none. */
export function isDocument(name = ''): boolean {
  return /^(?:basket|bill|cart|delivery|invoice|order|purchase|quote|receipt|shipment)$/.test(name);
}

/** After these a row is of whoever did it: a book that is borrowed belongs to nobody who borrows it. */
export const owning = new Set(
  'add bring create drop enter file get keep leave make open own pay place post publish receive register save send sign submit upload write'.split(
    ' ',
  ),
);

/** Nouns that are verbs as well. */
export const verbs = new Set(
  `accept add approve assign bid book borrow buy cancel capture change collect comment create deliver download edit
  enroll enter file follow hire import invite issue join keep leave lend like list log make manage map monitor offer
  open order organize own pay plan place post publish purchase rate receive record register rent report request
  reserve review save schedule see sell send share ship store submit subscribe support take track transfer upload use
  view write`.split(/\s+/),
);

/** The thing that a word means, in the plural too; undefined where it is none. */
export function thingOf(word: string): string | undefined {
  const plain = word.endsWith('s') ? [word.slice(0, -1), word.replace(/zes$/, '')] : [];
  return [word, singular(word), ...plain].find((each) => things.has(each) || people.has(each));
}

/** What takes place at a time, and is booked or held for it. */
export const occasions = new Set(
  'appointment booking class concert consultation event exam flight lesson loan meeting rental reservation ride session shift trip visit'.split(
    ' ',
  ),
);

/** After these an occasion is of whoever did it. */
export const bookable = new Set('arrange attend book request reserve schedule'.split(' '));

/** Before what somebody does, or what is done. */
export const modals = new Set('can may must should will shall could want need'.split(' '));
