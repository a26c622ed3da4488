import type { Extractor, ReadFile } from '../extractor.ts';
import type { Upstream } from '../fact.ts';

/** Routes of Spring Cloud Gateway that are written in code: `.route(r -> r.path("/orders/**").uri("lb://orders"))`. */
export const springGatewayRoutes: Extractor = {
  id: 'spring-gateway-routes',
  title: 'Spring Cloud Gateway routes in code',
  group: 'infra',
  applies: ({ outline }) =>
    outline?.imports.some(({ from }) => from.startsWith('org.springframework.cloud.gateway.')) === true,
  extract: (file) => {
    const upstreams = upstreamsIn(file);
    const [first] = upstreams;
    if (first === undefined) return { facts: [], problems: [] };
    const technology = 'spring-cloud-gateway';
    return {
      facts: [
        { kind: 'upstreams', technology, component: 'gateway', inCode: true, upstreams, evidence: first.evidence },
      ],
      problems: [],
    };
  },
};

function upstreamsIn(file: ReadFile): readonly Upstream[] {
  return (file.outline?.calls ?? []).flatMap(({ name, args: [address], start, end }) =>
    (name === 'uri' || name === 'http') && address?.kind === 'text' && /^[a-z]+:\/\//.test(address.text)
      ? [{ address: address.text, evidence: file.evidence(start, end) }]
      : [],
  );
}
