import { hostBuilders } from '../../extractors/infra/dotnet-hosts.ts';
import type { Resolver } from '../resolver.ts';
import type { Application } from '../spring/applications.ts';

/** Programs that build a host: `WebApplication.CreateBuilder(args)`, `Host.CreateDefaultBuilder(args)`. */
export function dotnetApplications(resolver: Resolver): readonly Application[] {
  return [...resolver.scopes].flatMap(([file, { outline }]): readonly Application[] => {
    if (outline.language !== 'csharp') return [];
    const call = outline.calls.find(
      ({ on, name }) => on?.kind === 'name' && hostBuilders[on.name.split('.').at(-1) ?? '']?.includes(name) === true,
    );
    return call === undefined ? [] : [{ file, at: call.start, end: call.end, kind: undefined }];
  });
}
