import { originsIn, together } from '../../model/cors-origins.ts';
import type { CorsPolicy, GuardKind } from '../../model/endpoint.ts';
import { entry, itemsOf, scalarText, textOf, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import type { ReadFile } from '../extractor.ts';
import type { PassedGuard, PassedRoute } from '../fact.ts';

/** What plugins of Kong turn requests away for. */
export const kongPlugins: Readonly<Record<string, GuardKind>> = {
  'key-auth': 'authentication',
  'key-auth-enc': 'authentication',
  'basic-auth': 'authentication',
  'hmac-auth': 'authentication',
  'ldap-auth': 'authentication',
  'ldap-auth-advanced': 'authentication',
  'mtls-auth': 'authentication',
  jwt: 'authentication',
  oauth2: 'authentication',
  'oauth2-introspection': 'authentication',
  'openid-connect': 'authentication',
  session: 'authentication',
  acl: 'authorization',
  opa: 'authorization',
  'rate-limiting': 'rate-limit',
  'rate-limiting-advanced': 'rate-limit',
  'response-ratelimiting': 'rate-limit',
  cors: 'cors',
  'request-validator': 'validation',
  'oas-validation': 'validation',
};

/** Routes of a service with its own plugins, those of its routes and those of all. */
export function kongPasses(
  file: ReadFile,
  document: DataNode | undefined,
): (service: DataNode) => readonly PassedRoute[] {
  const plugins = itemsOf(entry(document, 'plugins'));
  const everywhere = plugins.filter((plugin) =>
    ['service', 'route', 'consumer'].every((key) => named(plugin, key) === ''),
  );
  const told = (key: string, node: DataNode): readonly DataNode[] => {
    const name = textOf(entry(node, 'name'));
    return plugins.filter((plugin) => name !== undefined && named(plugin, key) === name);
  };
  return (service) => {
    const around = [...everywhere, ...itemsOf(entry(service, 'plugins')), ...told('service', service)];
    const apart = itemsOf(entry(document, 'routes')).filter(
      (route) => named(route, 'service') !== '' && named(route, 'service') === textOf(entry(service, 'name')),
    );
    return [...itemsOf(entry(service, 'routes')), ...apart].flatMap((route) => {
      const guards = [...around, ...itemsOf(entry(route, 'plugins')), ...told('route', route)].flatMap((plugin) =>
        guardOf(file, plugin),
      );
      return belowOf(service, route).map((below) => ({ below, guards }));
    });
  };
}

/** `service: orders`, `service: { name: orders }` */
function named(node: DataNode, key: string): string {
  const value = entry(node, key);
  return textOf(value) ?? textOf(entry(value, 'name')) ?? '';
}

function guardOf(file: ReadFile, plugin: DataNode): readonly PassedGuard[] {
  const name = textOf(entry(plugin, 'name')) ?? '';
  const enabled = entry(plugin, 'enabled');
  const kind = Object.hasOwn(kongPlugins, name) ? kongPlugins[name] : undefined;
  const isOff = enabled !== undefined && scalarText(enabled) === 'false';
  if (kind === undefined || isOff) return [];
  const policy = kind === 'cors' ? corsOf(plugin) : undefined;
  return [{ name: `Kong ${name}`, kind, policy, evidence: file.evidence(plugin.at, plugin.end) }];
}

/** Every origin where the plugin names none; it answers with the one that asks as soon as cookies are allowed. */
function corsOf(plugin: DataNode): CorsPolicy {
  const origins = textsOf(entry(plugin, 'config', 'origins'));
  const said = entry(plugin, 'config', 'credentials');
  const credentials = said !== undefined && scalarText(said) === 'true';
  const named = origins.length === 0 ? ('any' as const) : together(origins.map(originsIn));
  return { origins: named === 'any' && credentials ? 'reflected' : named, credentials };
}

/** What a route strips may be followed by anything. */
function belowOf(service: DataNode, route: DataNode): readonly (string | undefined)[] {
  const strip = entry(route, 'strip_path');
  const kept = strip !== undefined && scalarText(strip) === 'false';
  const paths = textsOf(entry(route, 'paths')).filter((path) => !path.startsWith('~'));
  return kept && textOf(entry(service, 'path')) === undefined && paths.length > 0 ? paths : [undefined];
}
