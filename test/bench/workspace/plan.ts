import type { Random } from './random.ts';

/** Path below the workspace → text. */
export type Files = Record<string, string>;

export interface Field {
  readonly name: string;
  readonly type: 'text' | 'number' | 'flag' | 'time';
}

/** One thing that a service keeps: a table, its routes, and the code between them. */
export interface Module {
  /** `invoice` */
  readonly noun: string;
  /** `Invoice` */
  readonly type: string;
  readonly table: string;
  readonly fields: readonly Field[];
}

export interface ServicePlan {
  /** `billing-3` */
  readonly name: string;
  readonly folder: string;
  readonly modules: readonly Module[];
  /** Another service that this one calls, and what it asks it for. */
  readonly upstream: { readonly service: string; readonly table: string };
}

const areas = 'billing catalog shipping identity loyalty search payments returns stock pricing reviews support'.split(
  ' ',
);
const nouns = (
  'invoice order shipment customer product coupon refund ticket review parcel supplier warehouse voucher tariff ' +
  'carrier basket contract subscription reminder statement dispute booking transfer allocation forecast budget ' +
  'campaign channel segment audience delivery route driver vehicle inspection repair quote lead claim policy'
).split(' ');
const fields: readonly Field[] = [
  ...'title status currency reference note email region code'
    .split(' ')
    .map((name) => ({ name, type: 'text' }) as const),
  ...'amount quantity weight position version'.split(' ').map((name) => ({ name, type: 'number' }) as const),
  ...'active archived'.split(' ').map((name) => ({ name, type: 'flag' }) as const),
  ...'placedAt paidAt'.split(' ').map((name) => ({ name, type: 'time' }) as const),
];

/** Services by name, so that each can call one that exists. */
export function planServices(random: Random, amount: number, modules: number): readonly ServicePlan[] {
  const drafts = Array.from({ length: amount }, (_, index) => {
    const name = `${areas[index % areas.length] ?? 'area'}-${index}`;
    const chosen = random.some(nouns, modules);
    return { name, folder: `services/${name}`, modules: chosen.map((noun) => moduleOf(random, noun, index)) };
  });
  // A service calls one before it, so that whoever takes the first few has nothing that leads outside.
  return drafts.map((draft, index) => {
    const other = drafts[random.between(0, Math.max(0, index - 1))] ?? draft;
    return { ...draft, upstream: { service: other.name, table: other.modules[0]?.table ?? 'items' } };
  });
}

function moduleOf(random: Random, noun: string, service: number): Module {
  return {
    noun,
    type: noun.charAt(0).toUpperCase() + noun.slice(1),
    table: `${noun}s_${service}`,
    fields: random.some(fields, random.between(4, 9)),
  };
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export function upperFirst(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** One line for each, as source texts are mostly made of. */
export function lines<T>(of: readonly T[], line: (each: T, index: number) => string): string {
  return of.map(line).join('\n');
}
