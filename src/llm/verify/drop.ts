import type { ListName } from '../answer/answer.ts';

/** Why an item of an answer is not shown. The words are the reasons that a person reads in the receipt. */
export const dropReasons = {
  misshapen: 'not in the form that was asked for',
  surplus: 'beyond the maximum of its list',
  'cut-off': 'cut off in the middle',
  'no-evidence': 'cites no fact that exists, or quotes what is not there',
  'comment-only': 'quotes only a comment, which proves nothing',
  refuted: 'contradicted by static analysis',
  'unproven-absence': 'says that something is missing, and no fact shows it',
  'unknown-name': 'names what does not occur in the facts',
  'unsafe-text': 'holds a link, markup, SQL or diagram text',
  'line-number': 'names a line',
  'off-topic': 'is not about what was asked',
  duplicate: 'says what another item says',
  contradiction: 'contradicts another item',
  'unknown-result': 'judges a static result that does not exist',
  'unknown-node': 'names a component that does not exist',
  'wrong-endpoint': 'describes another endpoint than it cites',
  'bad-example': 'gives an example that does not fit',
  'bad-table': 'proposes a table that cannot be created',
} as const;

export type DropReason = keyof typeof dropReasons;

export interface Drop {
  readonly list: ListName;
  readonly item: unknown;
  readonly reason: DropReason;
  /** What exactly, for the model that may mend it. */
  readonly detail: string;
}

/** Another try may mend these; the rest is wrong whatever the wording. */
const mendable: readonly DropReason[] = [
  'misshapen',
  'no-evidence',
  'comment-only',
  'unproven-absence',
  'unknown-name',
  'unsafe-text',
  'line-number',
  'unknown-result',
  'unknown-node',
  'wrong-endpoint',
  'bad-example',
  'bad-table',
];

export function isMendable({ reason }: Drop): boolean {
  return mendable.includes(reason);
}

/** What a check says against an item. */
export type Objection = Pick<Drop, 'reason' | 'detail'>;

export function objection(reason: DropReason, detail: string): Objection {
  return { reason, detail: detail.length > 160 ? `${detail.slice(0, 160)}…` : detail };
}

export function isObjection(value: unknown): value is Objection {
  return typeof value === 'object' && value !== null && 'reason' in value && 'detail' in value;
}
