import type { PageFact } from '../../extractors/fact.ts';
import { pageHandler, pageRules, razorPagesId } from '../../extractors/http/aspnet.ts';
import { type HttpMethod, httpMethods } from '../../model/endpoint.ts';
import { hierarchyOf, methodsOf, type Overriding } from '../annotated/hierarchy.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { LinkInput } from '../link-input.ts';
import { resolveText } from '../resolve-text.ts';
import type { Resolver } from '../resolver.ts';
import { guardsOfAction } from './action-guards.ts';
import { type Controller, classAttributes } from './controllers.ts';
import type { DotnetProjects } from './projects.ts';
import { plainTemplate } from './route-template.ts';

interface Page {
  readonly file: string;
  readonly fact: PageFact;
}

/** Routes of pages: `OnGet` and `OnPostSave` of the class behind each, at the place that the page has. */
export function razorPageRoutes(resolver: Resolver, input: LinkInput, projects: DotnetProjects): readonly Route[] {
  const pages = [...input.files].flatMap(([file, { facts }]) =>
    facts.flatMap((fact) => (fact.kind === 'page' ? [{ file, fact }] : [])),
  );
  if (pages.length === 0) return [];
  const rules = rulesOf(resolver);
  return pages.flatMap((page) => {
    const asked = rules.filter(
      (rule) => projects.isOneProgram(rule.guard.file, page.file) && rule.holdsFor(page.fact.name),
    );
    // Where a page or its folder is open to all, what its folder asks does not count.
    const around = asked.some(({ lifts }) => lifts) ? [] : asked.map(({ guard }) => guard);
    return routesOf(resolver, page, around);
  });
}

function routesOf(resolver: Resolver, { file, fact }: Page, around: readonly GuardUse[]): readonly Route[] {
  const model = modelBehind(resolver, `${file}.cs`);
  const path = plainTemplate(fact.path);
  const handlers =
    model === undefined ? [] : methodsOf(resolver, model.hierarchy).flatMap((method) => handledBy(resolver, method));
  const routes = handlers.map(({ method, verb, suffix }): Route => {
    const [{ file: own, fn }] = method;
    const outline = resolver.scopes.get(own)?.outline.functions[fn];
    return {
      framework: razorPagesId,
      method: verb,
      path: `${path}${suffix}`,
      file: own,
      at: outline?.at ?? 0,
      end: outline?.at ?? 0,
      context: { file: own, fn: 0 },
      handlerFunction: { file: own, fn },
      guards: [...around, ...(model === undefined ? [] : guardsOfAction(resolver, model, method))],
      passed: [],
    };
  });
  if (routes.some(({ method }) => method === 'GET')) return routes;
  // A page without a handler for it is shown all the same.
  const attributes = model === undefined ? [] : guardsOfAction(resolver, model, [{ file, fn: -1 }]);
  const shown: Route = {
    framework: razorPagesId,
    method: 'GET',
    path,
    file,
    at: fact.at,
    end: fact.end,
    context: { file, fn: 0 },
    guards: [...around, ...attributes],
    passed: [],
  };
  return [shown, ...routes];
}

/** The class of the file that stands behind a page. */
function modelBehind(resolver: Resolver, file: string): Controller | undefined {
  const classes = resolver.scopes.get(file)?.outline.classes ?? [];
  const cls = classes.findIndex(({ name, bases }) => name.endsWith('Model') && bases.length > 0);
  const outline = classes[cls];
  if (outline === undefined) return undefined;
  const hierarchy = hierarchyOf(resolver, { file, cls });
  const attributes = hierarchy.flatMap((place) => classAttributes(resolver, place));
  return { file, cls, name: outline.name, hierarchy, attributes };
}

interface Handled {
  readonly method: Overriding;
  readonly verb: HttpMethod;
  readonly suffix: string;
}

/** `OnPostSaveAsync` answers `POST …?handler=Save`. */
function handledBy(resolver: Resolver, method: Overriding): readonly Handled[] {
  const [{ file, fn }] = method;
  const outline = resolver.scopes.get(file)?.outline.functions[fn];
  const [, said = '', name = ''] = pageHandler.exec(outline?.name ?? '') ?? [];
  const verb = httpMethods.find((each) => each === said.toUpperCase());
  if (verb === undefined || outline?.public !== true || outline.static === true) return [];
  return [{ method, verb, suffix: name === '' ? '' : `?handler=${name}` }];
}

interface Rule {
  readonly guard: GuardUse;
  readonly lifts: boolean;
  holdsFor(page: string): boolean;
}

/** `options.Conventions.AuthorizeFolder("/Orders", "Clerks")`, `AllowAnonymousToPage("/Orders/Index")`. */
function rulesOf(resolver: Resolver): readonly Rule[] {
  return [...resolver.scopes].flatMap(([file, { outline }]): readonly Rule[] => {
    if (outline.language !== 'csharp') return [];
    return outline.calls.flatMap((call): readonly Rule[] => {
      const form = Object.hasOwn(pageRules, call.name) ? pageRules[call.name] : undefined;
      const context = { file, fn: call.fn };
      const texts = call.args.map((value) => resolveText(resolver, context, value)?.text);
      if (form === undefined || texts[0] === undefined) return [];
      const place = form.area ? `/${texts[0]}${texts[1] ?? ''}` : texts[0];
      const policy = texts[form.area ? 2 : 1];
      const guard: GuardUse = {
        context,
        value: { kind: 'text', text: call.name },
        name: [call.name, place, ...(policy === undefined ? [] : [policy])].join(' '),
        kind: policy === undefined ? 'authentication' : 'authorization',
        level: 'application',
        file,
        at: call.at,
        end: call.end,
      };
      const below = place.replace(/\/+$/, '');
      const holdsFor = (page: string): boolean => page === below || (form.folder && page.startsWith(`${below}/`));
      return [{ guard, lifts: form.lifts, holdsFor }];
    });
  });
}
