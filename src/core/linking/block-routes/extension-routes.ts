import type { Route } from '../http/route.ts';
import type { FunctionPlace } from '../operations/handler-of.ts';
import { type BlockScope, readBlock } from './read-block.ts';

/** `register Health` of a class: what `def self.registered(app)` of the module registers on the class that it is handed. */
export function extensionRoutes(scope: BlockScope, { file, fn }: FunctionPlace): readonly Route[] {
  const { resolver, vocabulary } = scope;
  const { extension } = vocabulary;
  if (extension === undefined) return [];
  const calls = resolver.scopes.get(file)?.outline.calls ?? [];
  return calls
    .filter((call) => call.fn === fn && call.on === undefined && call.name === extension.macro)
    .flatMap(({ args }) => args.flatMap((value) => resolver.value({ file, fn }, value)))
    .flatMap((module) => {
      if (module.kind !== 'class') return [];
      const own = resolver.scopes.get(module.file);
      const method = own?.method(module.cls, extension.method, true);
      const handed = method === undefined ? undefined : own?.outline.functions[method]?.parameters[0]?.name;
      return method === undefined || handed === undefined
        ? []
        : readBlock({ ...scope, handed, texts: true }, { file: module.file, fn: method });
    });
}
