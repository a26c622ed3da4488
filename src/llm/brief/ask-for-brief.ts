import type { AroundThings } from '../../core/design/prose/brief-from-prose.ts';
import { writeBrief } from '../../core/design/prose/write-brief.ts';
import type { DataValue } from '../../core/syntax/edit/data-value.ts';
import { extractJson } from '../answer/extract-json.ts';
import { ask } from '../ask.ts';
import type { PlannedCall } from '../prompt/build-request.ts';
import type { ChatModel, ModelFailure } from '../transport/chat-model.ts';
import { failure } from '../transport/failure.ts';
import { checkText } from '../verify/unsafe-text.ts';
import { type ProposedResource, proposedResourceSchema } from './brief-answer.ts';

export type AskedBrief =
  | {
      readonly ok: true;
      /** YAML, written by code from what was kept. */
      readonly text: string;
      readonly kept: number;
      readonly dropped: number;
    }
  | { readonly ok: false; readonly failure: ModelFailure };

/** A description, and what was read from it without a model. */
export interface Described {
  readonly prose: string;
  readonly around: AroundThings;
}

/** Asks for the nouns of a description. What comes back is a proposal: a person sees it before it becomes anything. */
export async function askForBrief(
  model: ChatModel,
  { request }: PlannedCall,
  { prose, around }: Described,
  signal: AbortSignal,
): Promise<AskedBrief> {
  const asked = await ask(model, request, signal);
  if (!asked.ok) return asked;
  const found = extractJson(asked.text, ['resources']);
  const items = found?.value['resources'];
  if (!Array.isArray(items)) return { ok: false, failure: failure('bad-answer', 'The answer names no resources.') };
  // What was repaired is not to be trusted to its end.
  const whole = found?.how === 'repaired' || asked.reason === 'length' ? items.slice(0, -1) : items;
  const kept = keptOf(whole);
  if (kept.length === 0)
    return { ok: false, failure: failure('bad-answer', 'The answer names no resource that could be built.') };
  const name = found?.value['name'];
  const resources = new Map(kept.map((resource) => [resource.name.toLowerCase(), written(resource, kept)]));
  const text = writeBrief(prose, {
    ...around,
    externals: (around.externals ?? []).filter((external) => !resources.has(external.name)),
    name: typeof name === 'string' && checkText([name]) === undefined ? name.trim().slice(0, 80) : undefined,
    resources,
    origin: 'Proposed by a model from a description: correct what is wrong before it is designed.',
  });
  return { ok: true, text, kept: kept.length, dropped: items.length - kept.length };
}

function keptOf(items: readonly unknown[]): readonly ProposedResource[] {
  const seen = new Set<string>();
  return items.flatMap((item) => {
    const checked = proposedResourceSchema.safeParse(item);
    if (!checked.success) return [];
    const { data } = checked;
    const isUnsafe = checkText([data.description ?? '']) !== undefined;
    const key = data.name.toLowerCase();
    if (isUnsafe || seen.has(key)) return [];
    seen.add(key);
    return [data];
  });
}

/** References that lead nowhere are left out here; what the reader of briefs still objects to stands at its field. */
function written(resource: ProposedResource, all: readonly ProposedResource[]): DataValue {
  const names = new Set(all.map(({ name }) => name.toLowerCase()));
  const { description, operations, fields } = resource;
  const partOf = resource.partOf?.toLowerCase();
  const whole = partOf !== undefined && names.has(partOf) ? partOf : undefined;
  const parents = [...new Set(resource.belongsTo.map((name) => name.toLowerCase()))].filter(
    (name) => names.has(name) && name !== whole && name !== resource.name.toLowerCase(),
  );
  return {
    ...(description === null || description === '' ? {} : { description }),
    ...(whole === undefined || whole === resource.name.toLowerCase() ? {} : { partOf: whole }),
    ...(parents.length === 0 ? {} : { belongsTo: parents.length === 1 ? (parents[0] ?? '') : parents }),
    attributes: Object.fromEntries(fields.map((field) => [field.name, attributeOf(field)])),
    ...(operations.length === 0 ? {} : { operations }),
  };
}

const flags = ['optional', 'unique', 'personal', 'secret'] as const;

function attributeOf(field: ProposedResource['fields'][number]): DataValue {
  const own = flags.filter((flag) => field[flag]);
  if (field.type !== 'enum') return [field.type, ...own].join(' ');
  // An enum with one value, or none, is a text that nobody has thought about yet.
  return field.values.length < 2
    ? ['text', ...own].join(' ')
    : [field.values.join(' | '), ...own.filter((flag) => flag === 'optional')].join(' ');
}
