import { type NginxDirective, readNginx } from '../../syntax/nginx.ts';
import type { Extractor, ReadFile } from '../extractor.ts';
import type { Upstream } from '../fact.ts';
import { nginxPass } from './nginx-guards.ts';

const names = /\.(?:conf|nginx|conf\.template|nginx\.template)$/i;

/** nginx as a proxy: `proxy_pass` and its siblings, and the servers of the upstream that they name. */
export const nginx: Extractor = {
  id: 'nginx',
  title: 'nginx',
  group: 'infra',
  files: names,
  applies: (file) => names.test(file.path) && (passes.test(file.text) || poolHeads.test(file.text)),
  extract: (file) => {
    const upstreams = upstreamsOf(file);
    if (upstreams.length === 0) return { facts: [], problems: [] };
    const evidence = upstreams[0]?.evidence ?? file.evidence(0, 0);
    return {
      facts: [{ kind: 'upstreams', technology: 'nginx', component: 'gateway', upstreams, evidence }],
      problems: [],
    };
  },
};

const passes = /\b(?:proxy|grpc|fastcgi|uwsgi)_pass\s/;
const poolHeads = /(?:^|[;{}])\s*upstream\s+[\w.-]+\s*\{/m;
const passName = /^(?:proxy|grpc|fastcgi|uwsgi)_pass$/;

function upstreamsOf(file: ReadFile): readonly Upstream[] {
  const placed = [...allOf(readNginx(file.text), [])];
  const directives = placed.map(({ directive }) => directive);
  const pools = new Map(
    directives.flatMap((directive) => {
      const [name] = directive.args;
      return directive.name === 'upstream' && name !== undefined ? [[name, serversOf(directive)] as const] : [];
    }),
  );
  const variables = new Map(
    directives.flatMap(({ name, args: [variable = '', value = ''] }) =>
      name === 'set' ? [[variable, value] as const] : [],
    ),
  );
  const named = new Set<string>();
  const passed = placed.flatMap(({ directive, around }) => {
    const [written] = directive.args;
    if (!passName.test(directive.name) || written === undefined) return [];
    const address = written.replace(/\$\{?(\w+)\}?/g, (whole, name: string) => variables.get(`$${name}`) ?? whole);
    const host = address.replace(/^\w+:\/\//, '').split(/[/:]/)[0] ?? '';
    const pool = pools.get(host);
    named.add(host);
    const evidence = file.evidence(directive.at, directive.end);
    const passes = [nginxPass(file, around, directive)];
    return (pool ?? [address]).map((server) => ({ address: server, passes, evidence }));
  });
  // What no location of this file names, one of another file does.
  const others = directives.filter(({ name, args: [pool = ''] }) => name === 'upstream' && !named.has(pool));
  return [
    ...passed,
    ...others.flatMap((pool) => {
      const evidence = file.evidence(pool.at, pool.end);
      return serversOf(pool).map((address) => ({ address, evidence }));
    }),
  ];
}

function serversOf(pool: NginxDirective): readonly string[] {
  return pool.block.flatMap(({ name, args: [server] }) => (name === 'server' && server !== undefined ? [server] : []));
}

interface PlacedDirective {
  readonly directive: NginxDirective;
  /** The blocks that it stands in, outermost first. */
  readonly around: readonly NginxDirective[];
}

function* allOf(directives: readonly NginxDirective[], around: readonly NginxDirective[]): Generator<PlacedDirective> {
  for (const directive of directives) {
    yield { directive, around };
    yield* allOf(directive.block, [...around, directive]);
  }
}
