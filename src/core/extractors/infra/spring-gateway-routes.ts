import type { FieldOutline, Outline, Value } from '../../syntax/outline.ts';
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
  const { outline } = file;
  if (outline === undefined) return [];
  return outline.calls.flatMap(({ name, args: [written], fn, start, end }) => {
    const address = (name === 'uri' || name === 'http') && written ? addressOf(outline, fn, written) : undefined;
    return address !== undefined && /^(?:[a-z]+:\/\/|\$\{)/.test(address)
      ? [{ address, evidence: file.evidence(start, end) }]
      : [];
  });
}

/** As far as the file itself says: a text, a constant, or what `@Value` gives a field or parameter. */
function addressOf(outline: Outline, fn: number, value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'template') {
    const parts = value.parts.map((part) => addressOf(outline, fn, part));
    return parts.every((part) => part !== undefined) ? parts.join('') : undefined;
  }
  if (value.kind !== 'name') return undefined;
  const name = value.name.replace(/^this\./, '');
  const [given] = declaredAs(outline, fn, name);
  if (given === undefined) return undefined;
  const set = injectedSetting(given.decorators) ?? given.default;
  return set?.kind === 'text' ? set.text : undefined;
}

type Declared = Pick<FieldOutline, 'decorators' | 'default'>;

function declaredAs(outline: Outline, fn: number, name: string): readonly Declared[] {
  const parameters: Declared[] = [];
  for (let at = fn; at > 0; at = outline.functions[at]?.parent ?? 0)
    parameters.push(...(outline.functions[at]?.parameters ?? []).filter((each) => each.name === name));
  const fields = outline.classes.flatMap((cls) => cls.fields.filter((field) => field.name === name));
  return [...parameters, ...fields];
}

/** `@Value("${orders.uri}")`, whose placeholders whoever knows the settings fills in. */
function injectedSetting(decorators: Declared['decorators']): Value | undefined {
  return decorators?.find(({ name }) => name === 'Value')?.args?.[0];
}
