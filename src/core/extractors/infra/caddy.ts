import type { Extractor } from '../extractor.ts';

const names = /(?:^|\/)Caddyfile(?:\.\w+)?$|\.caddy(?:file)?$/i;

/** Caddy: `reverse_proxy /users/* users:3000 others:3000`. */
export const caddy: Extractor = {
  id: 'caddy',
  title: 'Caddy',
  group: 'infra',
  files: names,
  applies: (file) => names.test(file.path),
  extract: (file) => {
    const upstreams = [...file.text.matchAll(line)].flatMap((match) => {
      const evidence = file.evidence(match.index, match.index + match[0].length);
      const words = (match[1] ?? '').split(/\s+/).filter((word) => /^(?:\w+:\/\/)?[\w${}.-]+(?::\d+)?$/.test(word));
      return words.map((address) => ({ address, evidence }));
    });
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'caddy', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

/** Upstreams may also stand in the block, after `to`. */
const line = /^[ \t]*(?:reverse_proxy|php_fastcgi|to)[ \t]+([^\n{#]+)/gm;
