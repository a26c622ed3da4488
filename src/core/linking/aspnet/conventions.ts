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
  /** Only for the controllers of Web API, which share no route with those of pages. */
  readonly api: boolean;
}

const conventionsIn = oncePerWorkspace((resolver: Resolver): readonly Convention[] =>
  [...resolver.scopes].flatMap(([file, { outline }]) =>
    outline.language === 'csharp' ? outline.calls.flatMap((call) => conventionOf(resolver, file, call)) : [],
  ),
);

/** Patterns that hold for a controller; the usual one where nothing at all is said. */
export function conventionsOf(
  resolver: Resolver,
  projects: DotnetProjects,
  file: string,
  api: boolean,
): readonly string[] {
  const own = conventionsIn(resolver).filter((convention) => projects.isOneProgram(convention.file, file));
  const fitting = own.some((each) => each.api) ? own.filter((each) => each.api === api) : own;
  if (own.length > 0) return [...new Set(fitting.map(({ pattern }) => pattern))];
  return projects.mapsControllersOnly(file) ? [] : [aspnetMvc.defaultPattern];
}

function conventionOf(resolver: Resolver, file: string, call: CallOutline): readonly Convention[] {
  if (aspnetMvc.defaultConventions.some((name) => name === call.name))
    return [{ file, pattern: aspnetMvc.defaultPattern, api: false }];
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
  if (pattern === undefined) return [];
  return [{ file, pattern: withDefaults(pattern, call), api: call.name === aspnetMvc.apiConvention }];
}

/** `new { action = "Index", id = UrlParameter.Optional }`: what may be left out, as patterns of today say it themselves. */
function withDefaults(pattern: string, { args }: CallOutline): string {
  const objects = args.flatMap((value) => (value.kind === 'object' ? [value] : []));
  const inner = objects.flatMap(({ entries }) =>
    entries.flatMap(({ value }) => (value.kind === 'object' ? [value] : [])),
  );
  return [...objects, ...inner]
    .flatMap(({ entries }) => entries)
    .filter(({ value }) => value.kind === 'name' && /\bOptional$/.test(value.name))
    .reduce((text, { key }) => text.replace(`{${key}}`, `{${key}?}`), pattern);
}
