/** Deeds whose noun no ending tells. */
const nouns: Readonly<Record<string, string>> = {
  pay: 'payment',
  ship: 'shipment',
  refund: 'refund',
  return: 'return',
  approve: 'approval',
  renew: 'renewal',
  withdraw: 'withdrawal',
  confirm: 'confirmation',
  cancel: 'cancellation',
  close: 'closure',
  complete: 'completion',
  publish: 'publication',
  accept: 'acceptance',
  deliver: 'delivery',
  verify: 'verification',
  notify: 'notification',
  suspend: 'suspension',
  subscribe: 'subscription',
  submit: 'submission',
  resume: 'resumption',
  reserve: 'reservation',
  book: 'booking',
  hold: 'hold',
  release: 'release',
  start: 'start',
  stop: 'stop',
  retry: 'retry',
  assign: 'assignment',
  enroll: 'enrollment',
  merge: 'merge',
  move: 'move',
  expire: 'expiration',
  resolve: 'resolution',
  extend: 'extension',
  reopen: 'reopening',
  open: 'opening',
  pause: 'pause',
  archive: 'archival',
  restore: 'restoration',
  decline: 'refusal',
  refuse: 'refusal',
  check: 'check',
  'check-in': 'check-in',
  'check-out': 'check-out',
};

/** What an action creates, because an address names things and not deeds: `cancel` is a cancellation. */
export function nounOf(verb: string): string {
  const known = Object.hasOwn(nouns, verb) ? nouns[verb] : undefined;
  if (known !== undefined) return known;
  if (/(?:ate|ute|ct|it)$/.test(verb)) return `${verb.replace(/e$/, '')}ion`.replace(/ition$/, 'ission');
  return `${verb}-request`;
}
