import type { Evidence } from '../../model/evidence.ts';
import { canonical, kebab, plainWords, tableName } from '../names/identifier.ts';
import type { Brief, Resource } from './brief.ts';
import { type BriefPage, meant } from './brief-page.ts';
import { resolveBehavior } from './resolve-behavior.ts';
import { resolveOwnership } from './resolve-ownership.ts';
import { resolveParts } from './resolve-parts.ts';

/** Answers who is meant by a name, and remembers what nobody is. */
export interface NameBook {
  /** The resource as the brief writes it; a problem and nothing where there is none. */
  resource(said: string, at: Evidence, from: string): string | undefined;
  complain(at: Evidence, message: string): void;
}

/** Closes every reference and resolves what contradicts itself. After this nothing of the brief can be wrong. */
export function resolveBrief(page: BriefPage, brief: Brief): Brief {
  const complain: NameBook['complain'] = ({ line }, message) => {
    page.problems.push({ file: page.file, line, message });
  };
  const named = withNames(brief, complain);
  const byName = new Map(named.resources.map((resource) => [canonical(resource.name), resource.name]));
  const names: NameBook = {
    complain,
    resource: (said, at, from) => {
      const found = byName.get(canonical(said));
      if (found === undefined)
        complain(at, `${from} names ${said}, which is no resource.${meant(said, [...byName.values()])}`);
      return found;
    },
  };
  const parts = named.resources.map((resource) => resolveParts(resource, names));
  const tenant = named.tenant === undefined ? undefined : names.resource(named.tenant, named.evidence, 'tenant');
  const owned = resolveOwnership({ ...named, resources: parts, tenant }, names);
  return resolveBehavior(owned, names);
}

/** What has no name that a database or an address could hold, or shares one, cannot be built. */
function withNames(brief: Brief, complain: NameBook['complain']): Brief {
  const tables = new Map<string, string>(reservedTables.map((name) => [name, 'a table of the design itself']));
  const resources = brief.resources.filter((resource) => isNamed(resource, tables, complain));
  const consumers = brief.consumers.filter(({ name, evidence }) => {
    if (kebab(name) !== '') return true;
    complain(evidence, `The consumer ${name} has no Latin letter or digit in its name; it is left out.`);
    return false;
  });
  const externals = brief.externals.filter(({ name, evidence }) => {
    if (kebab(name) !== '') return true;
    complain(evidence, `The external system ${name} has no Latin letter or digit in its name; it is left out.`);
    return false;
  });
  return { ...brief, resources, consumers, externals };
}

const reservedTables = ['idempotency_keys', 'outbox_messages', 'processed_messages'];

function isNamed(resource: Resource, tables: Map<string, string>, complain: NameBook['complain']): boolean {
  const { name, evidence } = resource;
  if (plainWords(name).length === 0) {
    complain(
      evidence,
      `${name} has no Latin letter or digit, so neither an address nor a table can be called so; it is left out.`,
    );
    return false;
  }
  const table = tableName(name);
  const other = tables.get(table);
  if (other === undefined) return tables.set(table, name) !== undefined;
  complain(evidence, `${name} and ${other} would both be the table ${table}; ${name} is left out.`);
  return false;
}
