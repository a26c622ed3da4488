import type { Extractor } from '../extractor.ts';

/** HAProxy: `server one users:3000 check` of its backends. */
export const haproxy: Extractor = {
  id: 'haproxy',
  title: 'HAProxy',
  group: 'infra',
  files: /haproxy[^/]*\.(?:cfg|conf)$/i,
  applies: (file) => /haproxy[^/]*\.(?:cfg|conf)$/i.test(file.path),
  extract: (file) => {
    const upstreams = [...file.text.matchAll(/^[ \t]*server[ \t]+\S+[ \t]+([\w.-]+(?::\d+)?)/gm)].map((match) => ({
      address: match[1] ?? '',
      evidence: file.evidence(match.index, match.index + match[0].length),
    }));
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'haproxy', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};
