import { dump } from 'js-yaml';
import type { BackendDesign } from '../../design-backend.ts';
import { asyncapiDocument } from '../asyncapi/asyncapi-document.ts';
import { printMigration } from '../ddl/print-migration.ts';
import { printJson } from '../json/print-json.ts';
import { contractsOf } from './contract-of.ts';
import { decisionRecord } from './decision-record.ts';
import { designJson } from './design-json.ts';
import { printDesign } from './print-design.ts';

export interface DesignFile {
  /** Below the folder that the person chose, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Everything that a team starts from, each file by itself of use. */
export function designFiles(backend: BackendDesign): readonly DesignFile[] {
  const { design, drawings } = backend;
  return [
    { path: 'design.md', text: printDesign(backend) },
    ...contractsOf(backend).map(({ service, document }, _, all) => ({
      path: all.length === 1 ? 'openapi.yaml' : `openapi-${service}.yaml`,
      text: yaml(document),
    })),
    ...(design.system.channels.length === 0 ? [] : [{ path: 'asyncapi.yaml', text: printAsyncapi(backend) }]),
    ...schemaFiles(backend),
    ...migrationFiles(backend),
    ...drawings.map(({ name, drawn }) => ({ path: `diagrams/${name}.mmd`, text: `${drawn.mermaid}\n` })),
    ...design.decisions.map((decision, index) => ({
      path: `decisions/${String(index + 1).padStart(4, '0')}-${decision.id}.md`,
      text: decisionRecord(decision, design.brief.file),
    })),
    { path: 'design.json', text: printJson(designJson(backend)) },
  ];
}

export function printContracts(backend: BackendDesign): string {
  return contractsOf(backend)
    .map(({ document }) => yaml(document))
    .join('---\n');
}

export function printAsyncapi({ design }: BackendDesign): string {
  return yaml(asyncapiDocument(design.system, design.brief.name));
}

/** What a migration leads to, for whoever wants to read the schema and not how it came to be. */
function schemaFiles({ design }: BackendDesign): readonly DesignFile[] {
  const { services, brief } = design.plan;
  return services.map(({ name }) => {
    const tables = design.system.tables.filter(({ store }) => store === `component:${name}-db`);
    const path = services.length === 1 ? 'schema.sql' : `schema-${name}.sql`;
    return { path, text: printMigration(`${name}-db`, tables, brief.dialect).up };
  });
}

function migrationFiles({ design }: BackendDesign): readonly DesignFile[] {
  const { services, brief } = design.plan;
  return services.flatMap(({ name }) => {
    const tables = design.system.tables.filter(({ store }) => store === `component:${name}-db`);
    const { up, down } = printMigration(`${name}-db`, tables, brief.dialect);
    const folder = services.length === 1 ? 'migrations' : `migrations/${name}`;
    return [
      { path: `${folder}/0001_create_schema.up.sql`, text: up },
      { path: `${folder}/0001_create_schema.down.sql`, text: down },
    ];
  });
}

export function printSchema({ design }: BackendDesign): string {
  const { services, brief } = design.plan;
  return services
    .map(
      ({ name }) =>
        printMigration(
          `${name}-db`,
          design.system.tables.filter(({ store }) => store === `component:${name}-db`),
          brief.dialect,
        ).up,
    )
    .join('\n');
}

function yaml(document: object): string {
  return dump(document, { lineWidth: 110, noRefs: true });
}
