import type { ResolvedText } from '../resolve-text.ts';

/** A URL taken apart as far as it is known. */
export interface Target {
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly path: string;
  /** The machine itself. */
  readonly local: boolean;
}

const localHosts = new Set(['localhost', '127.0.0.1', '0.0.0.0', 'host.docker.internal', '::1']);

/** What deployment sets for the caller beats the default in code. */
export function readUrl(url: ResolvedText | undefined, environment: Readonly<Record<string, string>>): Target {
  if (url === undefined) return { path: '/{}', local: false };
  const set = url.variables.map((variable) => substituted(environment[variable])).find((value) => value !== undefined);
  const own = split(url.text);
  if (set === undefined) return own;
  const deployed = split(/^[a-z]+:\/\//i.test(set) ? set : `//${set}`);
  return deployed.host === undefined ? own : { ...deployed, path: pathBehind(url.text, deployed.path) };
}

/** Compose fills `${NAME:-default}` from outside: only the default is known. */
function substituted(value: string | undefined): string | undefined {
  const known = value?.replace(/\$\{[\w.]+(?::?-([^}]*))?\}/g, (_, fallback: string | undefined) => fallback ?? '\0');
  return known === undefined || known === '' || known.includes('\0') ? undefined : known;
}

function split(text: string): Target {
  const match = /^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/@]*@)?(\[[^\]]+\]|[^/:?#]+)(?::(\d+|\{\}))?([^?#]*)/i.exec(text);
  if (match === null) return { path: pathOf(text.replace(/^\{\}/, '')), local: false };
  const host = match[1] === undefined || match[1].includes('{}') ? undefined : match[1].toLowerCase();
  const port = match[2] === undefined ? undefined : Number(match[2]);
  return {
    host,
    port: port === undefined || Number.isNaN(port) ? undefined : port,
    path: pathOf(match[3] ?? ''),
    local: host !== undefined && localHosts.has(host),
  };
}

/** The part of the text behind its base, below the path that deployment gives the base. */
function pathBehind(text: string, base: string): string {
  const own = split(text).path;
  return base === '/' ? own : `${base.replace(/\/$/, '')}${own}`;
}

function pathOf(text: string): string {
  const path = text.split(/[?#]/)[0] ?? '';
  return path.startsWith('/') ? path : `/${path}`;
}

/** Host of something outside the workspace; a bare name without a dot is a machine that nothing here explains. */
export function externalHost(target: Target): string | undefined {
  return target.host === undefined || target.local ? undefined : target.host;
}
