import { serviceKits } from '../../extractors/calls/service-kits.ts';
import type { ServiceKit } from '../../extractors/shapes/service-kit.ts';
import { calleesOf } from '../call-sites.ts';
import type { CallSite, Definition } from '../definition.ts';
import { type ResolvedText, resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { optionOf } from './request-options.ts';

/** A call that a library of another company's service sends there. */
export interface KitCall {
  readonly kit: ServiceKit;
  readonly url: ResolvedText;
}

export function kitCallAt(resolver: Resolver, site: CallSite): KitCall | undefined {
  const call = resolver.scopes.get(site.file)?.outline.calls[site.call];
  if (call === undefined || call.new === true || call.on === undefined) return undefined;
  for (const callee of calleesOf(resolver, site.file, site.call)) {
    const kit = kitOf(callee);
    if (kit !== undefined) return { kit, url: addressOf(resolver, kit, callee) };
  }
  return undefined;
}

function kitOf(callee: Definition): ServiceKit | undefined {
  if (callee.kind !== 'external' && callee.kind !== 'made') return undefined;
  const kit = serviceKits.find((candidate) => candidate.module === callee.module);
  const path = callee.kind === 'made' ? callee.members : callee.path;
  return kit !== undefined && sends(kit, path) ? kit : undefined;
}

/** What an answer is asked afterwards (`customers.list().data.map(…)`) sends nothing more. */
function sends(kit: ServiceKit, path: readonly string[]): boolean {
  const last = path.at(-1);
  if (last === undefined || path.some((member) => member.endsWith('()'))) return false;
  if (kit.only !== undefined) return kit.only.includes(last);
  return kit.local?.some((member) => path.includes(member)) !== true;
}

function addressOf(resolver: Resolver, kit: ServiceKit, callee: Definition): ResolvedText {
  const usual = { text: kit.url, variables: [] };
  if (kit.address === undefined || callee.kind !== 'made' || callee.origin === undefined) return usual;
  const made = resolver.scopes.get(callee.origin.file)?.outline.calls[callee.origin.call];
  const [options] = made?.args ?? [];
  if (made === undefined || options === undefined) return usual;
  const context = { file: callee.origin.file, fn: made.fn };
  const option = optionOf(resolver, { context, value: options }, kit.address.keys);
  const text = option === undefined ? undefined : resolveText(resolver, option.context, option.value);
  if (text === undefined) return usual;
  return { ...text, text: text.text.includes('//') ? text.text : `${kit.address.scheme}//${text.text}` };
}
