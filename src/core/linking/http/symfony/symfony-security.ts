import type { HttpMethod } from '../../../model/endpoint.ts';
import { isBelow } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { GuardUse, NamedPlace, Route } from '../route.ts';
import { fitsRule } from './symfony-paths.ts';
import type { SymfonySetting } from './symfony-settings.ts';

/** What `security.yaml` asks of requests. */
export interface SymfonySecurity {
  rulesFor(route: Route): Pick<Route, 'guards' | 'opened'>;
}

interface Rule {
  readonly path: string | undefined;
  readonly methods: readonly string[];
  readonly roles: readonly string[];
  readonly setting: SymfonySetting;
}

/** The first rule whose path and method fit decides. */
export function createSymfonySecurity(settings: readonly SymfonySetting[]): SymfonySecurity {
  const rules = rulesIn(settings);
  return {
    rulesFor: (route) => {
      const [rule, ...later] = rules.filter(
        ({ path, methods, setting }) =>
          isBelow(route.file, setting.folder) &&
          (path === undefined || fitsRule(path, route.path)) &&
          (methods.length === 0 || methods.includes(route.method satisfies HttpMethod)),
      );
      if (rule === undefined) return { guards: [] };
      if (rule.roles.length === 0 || !rule.roles.every(isPublic)) return { guards: guardsBy(rule) };
      // `^/api` before `^/api/admin`: the narrower rule is never asked.
      const hidden = later.find(({ path, roles }) => !roles.every(isPublic) && isWithin(path, rule.path));
      return { guards: [], opened: { by: placeOf(rule), hides: hidden && placeOf(hidden) } };
    },
  };
}

function rulesIn(settings: readonly SymfonySetting[]): readonly Rule[] {
  const groups = new Map<string, SymfonySetting[]>();
  for (const setting of settings) {
    const index = /^security-file\.security\.access_control\[(\d+)\]/.exec(setting.key)?.[1];
    if (index === undefined) continue;
    const key = `${setting.file} ${index}`;
    groups.set(key, [...(groups.get(key) ?? []), setting]);
  }
  return [...groups.values()].flatMap((group): readonly Rule[] => {
    const [setting] = group;
    const under = (name: string): readonly string[] =>
      group.filter(({ key }) => new RegExp(`\\]\\.${name}(?:\\[\\d+\\])?$`).test(key)).map(({ value }) => value);
    const [path] = under('path');
    if (setting === undefined) return [];
    return [{ path, methods: under('methods').map((each) => each.toUpperCase()), roles: under('roles'), setting }];
  });
}

function guardsBy({ roles, setting }: Rule): readonly GuardUse[] {
  return roles.flatMap((role): readonly GuardUse[] => {
    if (isPublic(role)) return [];
    const kind = /^(?:IS_AUTHENTICATED|ROLE_USER$)/.test(role) ? 'authentication' : 'authorization';
    const name = `access_control ${role}`;
    const value: Value = { kind: 'text', text: name };
    const { file, at, end } = setting;
    return [{ context: { file, fn: 0 }, value, name, kind, level: 'application', file, at, end }];
  });
}

function isPublic(role: string): boolean {
  return /^(?:PUBLIC_ACCESS|IS_AUTHENTICATED_ANONYMOUSLY)$/.test(role);
}

function placeOf({ roles, setting: { file, at, end } }: Rule): NamedPlace {
  return { name: `access_control ${roles.join(', ')}`, file, at, end };
}

function isWithin(path: string | undefined, wider: string | undefined): boolean {
  return path !== undefined && (wider === undefined || (path !== wider && path.startsWith(wider)));
}
