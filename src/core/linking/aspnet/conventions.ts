import { aspnetMvc } from '../../extractors/http/aspnet.ts';
import type { CallOutline } from '../../syntax/outline.ts';
import { oncePerWorkspace } from '../once-per-workspace.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import type { DotnetProjects } from './projects.ts';

/** A pattern such as `{controller=Home}/{action=Index}/{id?}` and the file that adds it. */
interface Convention {
  readonly file: string;
  readonly pattern: string;
}

const conventionsIn = oncePerWorkspace((resolver: Resolver): readonly Convention[] =>
  [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.language === 'csharp' ? outline.calls.flatMap((call) => conventionOf(resolver, file, call)) : [],
  ),
);

/** Patterns that hold for a controller; the usual one where nothing at all is said. */
export function conventionsOf(resolver: Resolver, projects: DotnetProjects, file: string): readonly string[] {
  const own = conventionsIn(resolver).filter((convention) => projects.isOneProgram(convention.file, file));
  if (own.length > 0) return [...new Set(own.map(({ pattern }) => pattern))];
  return projects.mapsControllersOnly(file) ? [] : [aspnetMvc.defaultPattern];
}

function conventionOf(resolver: Resolver, file: string, call: CallOutline): readonly Convention[] {
  if (aspnetMvc.defaultConventions.some((name) => name === call.name))
    return [{ file, pattern: aspnetMvc.defaultPattern }];
  const place = (aspnetMvc.conventions as Readonly<Record<string, number>>)[call.name];
  if (place === undefined) return [];
  const keywords = call.args.at(-1);
  const named =
    keywords?.kind === 'object'
      ? keywords.entries.find(
          ({ key }) => key === 'pattern' || key === 'template' || key === 'url' || key === 'routeTemplate',
        )
      : undefined;
  const value = named?.value ?? call.args[place];
  const pattern = value === undefined ? undefined : resolveText(resolver, { file, fn: call.fn }, value)?.text;
  return pattern === undefined ? [] : [{ file, pattern }];
}
