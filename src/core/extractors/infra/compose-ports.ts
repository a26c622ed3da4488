import type { Port } from '../../model/component.ts';
import { entry, itemsOf, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';

/** Published ports, then ports that only other containers see. */
export function composePorts(service: DataNode): Port[] {
  const published = itemsOf(entry(service, 'ports')).flatMap((port) =>
    port.kind === 'mapping' ? longPort(port) : shortPorts(scalarText(port) ?? ''),
  );
  const known = new Set(published.map(({ container }) => container));
  const exposed = textsOf(entry(service, 'expose')).flatMap((text) => rangeOf(withoutProtocol(text)));
  return [...published, ...exposed.filter((container) => !known.has(container)).map((container) => ({ container }))];
}

function longPort(port: DataNode): Port[] {
  const [container] = rangeOf(scalarText(entry(port, 'target')) ?? '');
  if (container === undefined) return [];
  const published = scalarText(entry(port, 'published'));
  if (published === undefined) return [{ container }];
  const address = scalarText(entry(port, 'host_ip'));
  return [{ container, published: address === undefined ? published : `${address}:${published}` }];
}

/** `3000`, `8080:80`, `127.0.0.1:5432:5432`, `${PORT:-3000}:3000`, `9000-9001:9000-9001/tcp`. */
function shortPorts(text: string): Port[] {
  const split = /^(?:(.*):)?((?:\$\{[^}]*\}|[^:{}])+)$/.exec(withoutProtocol(text));
  const containers = rangeOf(split?.[2] ?? '');
  const host = split?.[1];
  if (host === undefined) return containers.map((container) => ({ container, published: anyHostPort }));
  const hosts = rangeOf(host);
  return containers.map((container, i) => ({
    container,
    published: hosts.length === containers.length && hosts.length > 1 ? String(hosts[i]) : host,
  }));
}

/** Docker's own sign for a host port that it chooses. */
const anyHostPort = '0';

function withoutProtocol(text: string): string {
  return text.replace(/\/(?:tcp|udp|sctp)$/i, '');
}

/** Nobody publishes more ports in one line by hand. */
const rangeLimit = 20;

function rangeOf(text: string): number[] {
  const plain = text.replace(/^\$\{[^}:]*:?-([^}]*)\}$/, '$1');
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(plain.trim());
  if (match === null) return [];
  const first = Number(match[1]);
  const last = Math.min(Number(match[2] ?? first), first + rangeLimit - 1);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
