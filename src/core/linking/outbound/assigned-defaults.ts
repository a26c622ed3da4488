import { clients } from '../../extractors/calls/clients.ts';
import { calleesOf } from '../call-sites.ts';
import type { Definition } from '../definition.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import type { PlacedValue } from '../read-options.ts';
import type { Resolver } from '../resolver.ts';
import { type ClientCall, isInstance } from './client-call.ts';

interface Assigned extends PlacedValue {
  /** `axios`, or the place of the call that made the instance. */
  readonly owner: string;
  readonly option: string;
}

/** `axios.defaults.timeout = 5000`: what is set on the library or on one instance after it was made. */
export function assignedDefaults(resolver: Resolver, request: ClientCall, option: string): readonly PlacedValue[] {
  const owner = request.instance === undefined ? request.module : ownerOf(request.instance);
  return everyAssigned(resolver).filter((found) => found.owner === owner && found.option === option);
}

const everyAssigned = oncePerWorkspace((resolver): readonly Assigned[] => {
  const found: Assigned[] = [];
  for (const [file, scope] of resolver.scopes) {
    found.push(...setOptions(resolver, file));
    for (const binding of scope.outline.bindings) {
      const [, name, option] = /^(.+)\.defaults\.(\w+)$/.exec(binding.name) ?? [];
      if (name === undefined || option === undefined) continue;
      const context = { file, fn: binding.fn };
      for (const definition of resolver.name(context, name)) {
        const owner = ownerOf(definition);
        if (owner !== undefined) found.push({ owner, option, context, value: binding.value });
      }
    }
  }
  return found;
});

/** `client.SetBaseURL("http://orders")`, as a statement or in the chain that makes the client. */
function setOptions(resolver: Resolver, file: string): readonly Assigned[] {
  return (resolver.scopes.get(file)?.outline.calls ?? []).flatMap((call, index): readonly Assigned[] => {
    const [value] = call.args;
    if (call.on === undefined || value === undefined || !setterNames.has(call.name)) return [];
    return calleesOf(resolver, file, index).flatMap((callee) => {
      const vocabulary =
        callee.kind === 'made' ? clients.find(({ modules }) => modules.includes(callee.module)) : undefined;
      const option = Object.entries(vocabulary?.setters ?? {}).find(([, names]) => names.includes(call.name))?.[0];
      const owner = ownerOf(callee);
      return option === undefined || owner === undefined
        ? []
        : [{ owner, option, context: { file, fn: call.fn }, value }];
    });
  });
}

const setterNames: ReadonlySet<string> = new Set(clients.flatMap(({ setters }) => Object.values(setters ?? {}).flat()));

function ownerOf(definition: Definition): string | undefined {
  if (definition.kind === 'external') return definition.path.length === 0 ? definition.module : undefined;
  if (definition.kind !== 'made' || definition.origin === undefined) return undefined;
  const vocabulary = clients.find((client) => client.modules.includes(definition.module));
  if (vocabulary === undefined || !isInstance(vocabulary, definition)) return undefined;
  return `${definition.origin.file}#${definition.origin.call}`;
}
