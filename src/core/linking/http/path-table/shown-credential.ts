import { django } from '../../../extractors/http/django.ts';
import type { Credential } from '../../../model/endpoint.ts';
import { entryOf, itemsOf, type PlacedValue } from '../../read-options.ts';
import { resolveText } from '../../resolve-text.ts';
import type { Resolver } from '../../resolver.ts';
import { fieldOf, type ViewClass } from './view-class.ts';

const { resources } = django;

/** By the classes that read who is calling: those of the view, else those of the settings, else a session. */
export function shownCredential(resolver: Resolver, view?: ViewClass): Credential | undefined {
  const listed = view && fieldOf(resolver, view, resources.signing);
  if (listed?.field.default !== undefined)
    return credentialIn(resolver, { context: listed.context, value: listed.field.default });
  for (const [file, scope] of resolver.scopes)
    for (const { value } of scope.bindings(0, resources.settings.name)) {
      const context = { file, fn: 0 };
      const list = entryOf(resolver, context, value, resources.settings.signing);
      return list === undefined ? 'session' : credentialIn(resolver, list);
    }
  return undefined;
}

/** A program can show a token where there is a class for them; a class of one's own may ask for anything. */
function credentialIn(resolver: Resolver, { context, value }: PlacedValue): Credential | undefined {
  const names = itemsOf(resolver, context, value).map((item) =>
    item.value.kind === 'name' ? item.value.name : (resolveText(resolver, item.context, item.value)?.text ?? ''),
  );
  if (names.length === 0 || !names.every((name) => /(?:^|\.)(?:Session|Basic)Authentication$/.test(name)))
    return undefined;
  return names.some((name) => name.endsWith('SessionAuthentication')) ? 'session' : 'basic';
}
