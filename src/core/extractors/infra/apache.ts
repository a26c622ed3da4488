import type { Extractor, ReadFile } from '../extractor.ts';
import type { Upstream } from '../fact.ts';

/** Apache's httpd as a proxy: `ProxyPass` and the members of a balancer, with what `Define` names filled in. */
export const apache: Extractor = {
  id: 'apache',
  title: 'Apache httpd',
  group: 'infra',
  files: /\.conf$/i,
  applies: (file) => /\.conf$/i.test(file.path) && /^\s*(?:ProxyPass|BalancerMember)/im.test(file.text),
  extract: (file) => {
    const upstreams = upstreamsOf(file);
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    return {
      facts: [{ kind: 'upstreams', technology: 'apache', component: 'gateway', upstreams, evidence: first.evidence }],
      problems: [],
    };
  },
};

/** A directive is a line: its name, then words that may be quoted. */
const line = /^[ \t]*(Define|ProxyPass|ProxyPassMatch|BalancerMember)[ \t]+(.+)$/gim;
const word = /"([^"]*)"|(\S+)/g;

function upstreamsOf(file: ReadFile): readonly Upstream[] {
  const names = new Map<string, string>();
  const found: Upstream[] = [];
  for (const match of file.text.matchAll(line)) {
    const [whole, directive = '', rest = ''] = match;
    const words = [...rest.matchAll(word)].map(([, quoted, bare]) => fill(quoted ?? bare ?? '', names));
    if (/^define$/i.test(directive)) names.set(words[0] ?? '', words[1] ?? '');
    const address = words.find((part) => /^(?:https?|ajp|wss?|h2c?|fcgi):\/\//i.test(part));
    if (!/^define$/i.test(directive) && address !== undefined)
      found.push({ address, evidence: file.evidence(match.index, match.index + whole.length) });
  }
  return found;
}

function fill(text: string, names: ReadonlyMap<string, string>): string {
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) => names.get(name) ?? whole);
}
