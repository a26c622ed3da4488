import { readToml, type TomlTable } from '../../syntax/toml.ts';
import type { Extractor } from '../extractor.ts';

/** Traefik's dynamic configuration, written as TOML. */
export const traefikToml: Extractor = {
  id: 'traefik-toml',
  title: 'Traefik (TOML)',
  group: 'infra',
  files: /traefik[^/]*\.toml$|(?:^|\/)traefik\/[^/]+\.toml$/i,
  applies: (file) => /\.toml$/i.test(file.path) && /\bloadBalancer\b/.test(file.text),
  extract: (file) => {
    const read = readToml(file.text);
    const urls = typeof read === 'string' ? [] : Object.values(below(read, 'http', 'services')).flatMap(serversOf);
    const upstreams = urls.map((address) => {
      const at = Math.max(file.text.indexOf(address), 0);
      return { address, evidence: file.evidence(at, at + address.length) };
    });
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'traefik', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

function serversOf(service: unknown): readonly string[] {
  const { servers } = below(service, 'loadBalancer');
  return (Array.isArray(servers) ? servers : []).flatMap((server) => {
    const { url } = below(server);
    return typeof url === 'string' ? [url] : [];
  });
}

function below(value: unknown, ...path: readonly string[]): TomlTable {
  let current = value;
  for (const key of path) current = below(current)[key];
  return typeof current === 'object' && current !== null && !Array.isArray(current) ? (current as TomlTable) : {};
}
