import type { HttpMethod } from '../../../model/endpoint.ts';
import { isBelow } from '../../../model/workspace-path.ts';
import type { Value } from '../../../syntax/outline.ts';
import type { GuardUse, Route } from '../route.ts';
import { fitsRule } from './symfony-paths.ts';
import type { SymfonySetting } from './symfony-settings.ts';

/** What `security.yaml` asks of requests. */
export interface SymfonySecurity {
  guardsOf(route: Route): readonly GuardUse[];
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
    guardsOf: (route) => {
      const rule = rules.find(
        ({ path, methods, setting }) =>
          isBelow(route.file, setting.folder) &&
          (path === undefined || fitsRule(path, route.path)) &&
          (methods.length === 0 || methods.includes(route.method satisfies HttpMethod)),
      );
      return rule === undefined ? [] : guardsBy(rule);
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
    if (/^(?:PUBLIC_ACCESS|IS_AUTHENTICATED_ANONYMOUSLY)$/.test(role)) return [];
    const kind = /^(?:IS_AUTHENTICATED|ROLE_USER$)/.test(role) ? 'authentication' : 'authorization';
    const name = `access_control ${role}`;
    const value: Value = { kind: 'text', text: name };
    const { file, at, end } = setting;
    return [{ context: { file, fn: 0 }, value, name, kind, level: 'application', file, at, end }];
  });
}
