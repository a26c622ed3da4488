import type { GuardKind } from '../../model/endpoint.ts';
import type { GuardUse, Route } from '../http/route.ts';
import type { ModuleSettings, PlacedSetting } from '../module-settings.ts';
import { moduleOf } from '../outbound/client-chain.ts';
import { matchesPattern } from '../spring/ant-pattern.ts';

/** A line of the settings that says who may call which paths. */
interface PathRule {
  readonly name: string;
  readonly patterns: readonly string[];
  readonly methods: readonly string[];
  /** `none` lets everybody through. */
  readonly kind: GuardKind | 'none';
  readonly setting: PlacedSetting;
}

/** Routes with what Quarkus' permissions and Micronaut's map of paths put before them. */
export function guardBySettings(settings: ModuleSettings, routes: readonly Route[]): readonly Route[] {
  const known = new Map<string, readonly PathRule[]>();
  const rulesOf = (file: string): readonly PathRule[] => {
    const module = moduleOf(file);
    const rules = known.get(module) ?? rulesIn(settings.of(file));
    known.set(module, rules);
    return rules;
  };
  return routes.map((route) => {
    const rule = rulesOf(route.file).find((each) => appliesTo(each, route));
    if (rule === undefined) return route;
    const { name, setting } = rule;
    const place = { file: setting.file, at: setting.at, end: setting.end };
    if (rule.kind === 'none') return { ...route, opened: { by: { name, ...place } } };
    const context = { file: setting.file, fn: 0 };
    const value = { kind: 'text', text: name } as const;
    const guard: GuardUse = { context, value, name, kind: rule.kind, level: 'application', ...place };
    return { ...route, guards: [guard, ...route.guards] };
  });
}

function appliesTo({ patterns, methods }: PathRule, { method, path }: Route): boolean {
  return (methods.length === 0 || methods.includes(method)) && patterns.some((each) => matchesPattern(each, path));
}

function rulesIn(settings: readonly PlacedSetting[]): readonly PathRule[] {
  const byKey = new Map(settings.map((setting) => [setting.key, setting]));
  return [...permissionsIn(settings, byKey), ...mapIn(settings, byKey)];
}

type ByKey = ReadonlyMap<string, PlacedSetting>;

const permission = /^quarkus\.http\.auth\.permission\.([\w"-]+)\.paths(?:\[0\])?$/;

/** `quarkus.http.auth.permission.admin.paths=/admin/*`: of several that match the longest path counts. */
function permissionsIn(settings: readonly PlacedSetting[], byKey: ByKey): readonly PathRule[] {
  const rules = settings.flatMap((setting): readonly PathRule[] => {
    const name = permission.exec(setting.key)?.[1];
    if (name === undefined) return [];
    const start = `quarkus.http.auth.permission.${name}`;
    const policy = byKey.get(`${start}.policy`)?.value ?? '';
    const said = { name: `permission ${policy}`, kind: policies[policy] ?? ('authorization' as const), setting };
    const methods = listed(settings, `${start}.methods`);
    return listed(settings, `${start}.paths`).map((path) => ({
      ...said,
      methods,
      patterns: [path.replace(/\/\*$/, '/**')],
    }));
  });
  return rules.toSorted((a, b) => lengthOf(b) - lengthOf(a));
}

const policies: Readonly<Record<string, PathRule['kind']>> = {
  authenticated: 'authentication',
  permit: 'none',
  deny: 'authorization',
};

function lengthOf({ patterns }: PathRule): number {
  return Math.max(...patterns.map((pattern) => pattern.length));
}

/** Written with commas, or as a list. */
function listed(settings: readonly PlacedSetting[], key: string): readonly string[] {
  return settings
    .filter((setting) => setting.key === key || setting.key.startsWith(`${key}[`))
    .flatMap(({ value }) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

const mapped = /^(micronaut\.security\.intercept-url-map\[\d+\])\.pattern$/;

/** `micronaut.security.intercept-url-map`: the first line that matches counts. */
function mapIn(settings: readonly PlacedSetting[], byKey: ByKey): readonly PathRule[] {
  return settings.flatMap((setting): readonly PathRule[] => {
    const start = mapped.exec(setting.key)?.[1];
    if (start === undefined) return [];
    const access = listed(settings, `${start}.access`).map((each) => each.replace(/^\[|\]$/g, ''));
    const method = byKey.get(`${start}.http-method`)?.value ?? byKey.get(`${start}.httpMethod`)?.value;
    const kind = access.some((each) => /^isAnonymous\(\)$|IS_ANONYMOUS/.test(each))
      ? 'none'
      : access.some((each) => /^isAuthenticated\(\)$|IS_AUTHENTICATED/.test(each))
        ? 'authentication'
        : 'authorization';
    const methods = method === undefined ? [] : [method.toUpperCase()];
    return [{ name: `access ${access.join(', ')}`, patterns: [setting.value], methods, kind, setting }];
  });
}
