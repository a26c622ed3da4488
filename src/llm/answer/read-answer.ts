import type { FinishReason } from '../transport/chat-model.ts';
import { type Answer, answerItems, type Item, type ListName, listNames } from './answer.ts';
import { extractJson } from './extract-json.ts';
import { mendShape } from './mend-shape.ts';
import { wireSchema } from './wire-schema.ts';

/** An item that is not what the schema asks for. */
export interface Misshapen {
  readonly list: ListName;
  readonly position: number;
  readonly value: unknown;
  readonly why: string;
}

export interface ReadAnswer {
  readonly answer: Answer;
  /** How many items of all lists the model gave. */
  readonly received: number;
  readonly misshapen: readonly Misshapen[];
  /** Items beyond the maximum of their list. */
  readonly surplus: number;
  /** Items that were thrown away because the text ended in the middle of them. */
  readonly cutOff: number;
}

/** What a model wrote, item by item; undefined where there is no JSON object in it. */
export function readAnswer(text: string, reason: FinishReason): ReadAnswer | undefined {
  const extracted = extractJson(text, listNames);
  if (extracted === undefined) return undefined;
  const raw = mended(extracted.value);
  const isCut = reason === 'length' || extracted.how === 'repaired';
  const whole = isCut ? withoutLast(raw, Object.keys(extracted.value).at(-1)) : { lists: raw, cutOff: 0 };
  return { ...checked(whole.lists), received: countItems(raw), cutOff: whole.cutOff };
}

type RawLists = Readonly<Record<ListName, readonly unknown[]>>;

function mended(value: Readonly<Record<string, unknown>>): RawLists {
  const whole = mendShape(wireSchema(), value) as Readonly<Record<string, unknown>>;
  const entries = listNames.map((name) => [name, Array.isArray(whole[name]) ? whole[name] : []] as const);
  return Object.fromEntries<readonly unknown[]>(entries) as RawLists;
}

/** Repair makes a whole of a cut item and invents its end; the item that was cut is the last of what was written last. */
function withoutLast(
  lists: RawLists,
  written: string | undefined,
): { readonly lists: RawLists; readonly cutOff: number } {
  const last = listNames.find((name) => name === written);
  if (last === undefined || lists[last].length === 0) return { lists, cutOff: 0 };
  return { lists: { ...lists, [last]: lists[last].slice(0, -1) }, cutOff: 1 };
}

function checked(lists: RawLists): Pick<ReadAnswer, 'answer' | 'misshapen' | 'surplus'> {
  const misshapen: Misshapen[] = [];
  let surplus = 0;
  const entries = listNames.map((list) => {
    const { most } = answerItems[list];
    surplus += Math.max(0, lists[list].length - most);
    return [list, lists[list].slice(0, most).flatMap((value, position) => item(list, value, position, misshapen))];
  });
  return { answer: Object.fromEntries(entries) as Answer, misshapen, surplus };
}

function item<L extends ListName>(list: L, value: unknown, position: number, misshapen: Misshapen[]): Item<L>[] {
  const result = answerItems[list].item.safeParse(value);
  if (result.success) return [result.data as Item<L>];
  const [issue] = result.error.issues;
  const why = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as the schema says'}`.replace(/^: /, '');
  misshapen.push({ list, position, value, why });
  return [];
}

function countItems(lists: RawLists): number {
  return listNames.reduce((sum, name) => sum + lists[name].length, 0);
}
