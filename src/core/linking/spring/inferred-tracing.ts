import type { Component } from '../../model/component.ts';
import { filesWith } from '../files-with.ts';
import type { LinkInput } from '../link-input.ts';

/** Libraries that send every trace to a server of this name, by default to one that runs beside the application. */
const reporter =
  /:(?:spring-cloud-(?:starter|sleuth)-zipkin|zipkin-(?:reporter|sender)\S*|opentelemetry-exporter-zipkin)$/;

/** The tracing server that applications report to, where nothing in the workspace deploys one. */
export function inferredTracing(input: LinkInput, known: readonly Component[]): readonly Component[] {
  if (known.some(({ kind }) => kind === 'tracing')) return [];
  for (const { role, facts } of filesWith(input.files, 'manifest'))
    for (const fact of facts) {
      if (role !== 'system' || fact.kind !== 'manifest' || !fact.dependencies.some((name) => reporter.test(name)))
        continue;
      return [
        {
          id: 'component:zipkin',
          name: 'zipkin',
          aliases: ['zipkin', 'zipkin-server'],
          kind: 'tracing',
          frameworks: [],
          technology: 'zipkin',
          evidence: [fact.evidence],
          provenance: 'inferred',
          role: 'system',
        },
      ];
    }
  return [];
}
