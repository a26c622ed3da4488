import { originsIn } from '../../model/cors-origins.ts';
import type { CorsPolicy, GuardKind } from '../../model/endpoint.ts';
import type { NginxDirective } from '../../syntax/nginx.ts';
import type { ReadFile } from '../extractor.ts';
import type { PassedGuard, PassedRoute } from '../fact.ts';

/** Directives that turn requests away. See https://nginx.org/en/docs/http/ngx_http_auth_request_module.html. */
const kinds: Readonly<Record<string, GuardKind>> = {
  auth_basic: 'authentication',
  auth_request: 'authentication',
  auth_jwt: 'authentication',
  limit_req: 'rate-limit',
};

/** What a request passes on its way to `proxy_pass`: the blocks around it are given from the outermost. */
export function nginxPass(file: ReadFile, around: readonly NginxDirective[], pass: NginxDirective): PassedRoute {
  const guards = Object.entries(kinds).flatMap(([name, kind]): readonly PassedGuard[] => {
    // The nearest block that says something of it replaces what those around it say.
    const said = nearest(around, name);
    const [directive] = said;
    if (directive === undefined || directive.args[0] === 'off') return [];
    if (kind === 'authentication' && isOpened(around)) return [];
    const told = name === 'auth_request' ? `nginx auth_request ${directive.args[0] ?? ''}` : `nginx ${name}`;
    return [{ name: told.trim(), kind, evidence: file.evidence(directive.at, directive.end) }];
  });
  return { below: belowOf(around, pass), guards: [...guards, ...corsOf(file, around)] };
}

function nearest(around: readonly NginxDirective[], name: string): readonly NginxDirective[] {
  for (const { block } of around.toReversed()) {
    const own = block.filter((directive) => directive.name === name);
    if (own.length > 0) return own;
  }
  return [];
}

/** `satisfy any; allow all;`: an address is enough, and any will do. */
function isOpened(around: readonly NginxDirective[]): boolean {
  const [satisfy] = nearest(around, 'satisfy');
  return satisfy?.args[0] === 'any' && nearest(around, 'allow').some(({ args }) => args[0] === 'all');
}

/** The path of a location that is passed on as it came; undefined where it may become anything. */
function belowOf(around: readonly NginxDirective[], pass: NginxDirective): string | undefined {
  const locations = around.filter(({ name }) => name === 'location');
  const [first, second] = locations.at(-1)?.args ?? [];
  const path = first === '=' || first === '^~' ? second : first;
  const address = pass.args[0]?.replace(/^\w+:\/\//, '') ?? '';
  const rewritten = around.some(({ block }) => block.some(({ name }) => name === 'rewrite'));
  return address.includes('/') || address.includes('$') || rewritten || path?.startsWith('/') !== true
    ? undefined
    : path;
}

/** `add_header Access-Control-Allow-Origin *`: headers of a block replace all of those around it. */
function corsOf(file: ReadFile, around: readonly NginxDirective[]): readonly PassedGuard[] {
  const headers = nearest(around, 'add_header');
  const named = (wanted: string): NginxDirective | undefined =>
    headers.find(({ args: [name = ''] }) => plain(name).toLowerCase() === wanted);
  const origin = named('access-control-allow-origin');
  if (origin === undefined) return [];
  const value = plain(origin.args[1] ?? '');
  const credentials = plain(named('access-control-allow-credentials')?.args[1] ?? 'false');
  const policy: CorsPolicy = {
    origins: value === '$http_origin' ? 'reflected' : value.includes('$') ? 'unknown' : originsIn(value),
    credentials: credentials.includes('$') ? 'unknown' : credentials === 'true',
  };
  const evidence = file.evidence(origin.at, origin.end);
  return [{ name: 'nginx Access-Control-Allow-Origin', kind: 'cors', policy, evidence }];
}

function plain(text: string): string {
  return text.replace(/^(['"])(.*)\1$/, '$2');
}
