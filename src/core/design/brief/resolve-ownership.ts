import { canonical } from '../names/identifier.ts';
import type { Brief, Relation, Resource } from './brief.ts';
import type { NameBook } from './resolve-brief.ts';

/** Wholes and parts form trees, rows can be created one after the other, and tenants are above all of it. */
export function resolveOwnership(brief: Brief, names: NameBook): Brief {
  const trees = withoutCycles(
    brief.resources,
    (relation) => relation.kind === 'part-of',
    (resource, relation) => {
      names.complain(
        relation.evidence,
        `${resource.name} is part of ${relation.to}, which is part of ${resource.name}: nothing can own itself. It refers to ${relation.to} instead.`,
      );
    },
  );
  const ordered = withoutCycles(
    trees,
    (relation) => relation.kind !== 'many' && !relation.optional,
    (resource, relation) => {
      const self = relation.to === resource.name;
      names.complain(
        relation.evidence,
        self
          ? `The first ${resource.name} would need another one before it: ${relation.name} is made optional.`
          : `${resource.name} needs ${relation.to} and ${relation.to} needs ${resource.name}: neither could be created first. ${relation.name} of ${resource.name} is made optional.`,
      );
    },
  );
  const opened = withRoutesForWholes(ordered);
  return withTenant({ ...brief, resources: withOneTeam(withTheirWhole(opened, names), names) }, names);
}

type Judge = (relation: Relation) => boolean;

/** Walks along the relations and loosens the one that closes a circle. */
function withoutCycles(
  resources: readonly Resource[],
  follows: Judge,
  tell: (resource: Resource, relation: Relation) => void,
): readonly Resource[] {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const state = new Map<string, 'open' | 'done'>();
  const loose = new Set<Relation>();
  const visit = (resource: Resource): void => {
    state.set(resource.name, 'open');
    for (const relation of resource.relations.filter(follows)) {
      const next = byName.get(relation.to);
      if (state.get(relation.to) === 'open') {
        loose.add(relation);
        tell(resource, relation);
      } else if (next !== undefined && !state.has(relation.to)) visit(next);
    }
    state.set(resource.name, 'done');
  };
  for (const resource of resources) if (!state.has(resource.name)) visit(resource);
  return resources.map((resource) =>
    resource.relations.some((each) => loose.has(each)) ? loosened(resource, loose) : resource,
  );
}

function loosened(resource: Resource, loose: ReadonlySet<Relation>): Resource {
  const relations = resource.relations.map(
    (relation): Relation =>
      loose.has(relation) ? { ...relation, kind: 'belongs-to', optional: true, onDelete: 'set null' } : relation,
  );
  const isPart = relations.some((relation) => relation.kind === 'part-of');
  return { ...resource, relations, embedded: resource.embedded && isPart };
}

/** A part is written through its whole, so a whole that has parts needs routes of its own. */
function withRoutesForWholes(resources: readonly Resource[]): readonly Resource[] {
  const wholes = new Set(
    resources.flatMap((resource) => resource.relations.filter(({ kind }) => kind === 'part-of').map(({ to }) => to)),
  );
  return resources.map((resource): Resource => {
    if (!resource.embedded || !wholes.has(resource.name)) return resource;
    const base = {
      public: false,
      emits: [],
      sets: [],
      from: [],
      async: false,
      idempotent: false,
      evidence: resource.evidence,
    };
    const kinds = ['create', 'read', 'list'] as const;
    const operations =
      resource.operations.length > 0 ? resource.operations : kinds.map((kind) => ({ ...base, name: kind, kind }));
    return {
      ...resource,
      embedded: false,
      operations,
      lists: [{ by: wholeOf(resource), public: false, evidence: resource.evidence }],
    };
  });
}

function wholeOf(resource: Resource): readonly string[] {
  return resource.relations.filter(({ kind }) => kind === 'part-of').map(({ name }) => name);
}

/** A part lives where its whole lives. */
function withTheirWhole(resources: readonly Resource[], names: NameBook): readonly Resource[] {
  const byName = new Map(resources.map((resource) => [resource.name, resource]));
  const rootOf = (resource: Resource): Resource => {
    const whole = resource.relations.find(({ kind }) => kind === 'part-of');
    const above = whole === undefined ? undefined : byName.get(whole.to);
    return above === undefined ? resource : rootOf(above);
  };
  return resources.map((resource) => {
    const root = rootOf(resource);
    if (root === resource) return { ...resource, module: resource.module ?? canonical(resource.name) };
    const apart = (['module', 'team', 'isolated'] as const).find(
      (key) => resource[key] !== undefined && resource[key] !== root[key],
    );
    if (apart !== undefined)
      names.complain(
        resource.evidence,
        `${resource.name} is part of ${root.name}, so it shares its ${apart}; what ${resource.name} says of it is left out.`,
      );
    return { ...resource, module: root.module ?? canonical(root.name), team: root.team, isolated: root.isolated };
  });
}

/** A module is built by one team. */
function withOneTeam(resources: readonly Resource[], names: NameBook): readonly Resource[] {
  const teams = new Map<string, string>();
  return resources.map((resource) => {
    const { module = '', team } = resource;
    const first = teams.get(module);
    if (first === undefined && team !== undefined) teams.set(module, team);
    if (first === undefined || team === undefined || first === team) return { ...resource, team: team ?? first };
    names.complain(resource.evidence, `The module ${module} has two teams, ${first} and ${team}; ${first} keeps it.`);
    return { ...resource, team: first };
  });
}

function withTenant(brief: Brief, names: NameBook): Brief {
  const tenant = brief.resources.find((resource) => resource.name === brief.tenant);
  if (tenant === undefined) return { ...brief, tenant: undefined };
  const above = tenant.relations.find((relation) => relation.kind !== 'many');
  if (above !== undefined) {
    names.complain(
      above.evidence,
      `The tenant ${tenant.name} refers to ${above.to}, and ${above.to} belongs to a tenant: neither could be created first. ${above.name} is left out.`,
    );
  }
  const resources = brief.resources.map((resource): Resource => {
    if (resource === tenant)
      return {
        ...resource,
        global: true,
        relations: [],
        lists: resource.lists.filter(({ by }) => by.length === 0),
        uniques: resource.uniques,
      };
    const redundant = resource.relations.filter((relation) => relation.to !== tenant.name || resource.global);
    const dropped = new Set(
      resource.relations.filter((relation) => !redundant.includes(relation)).map(({ name }) => name),
    );
    // Every row carries its tenant already, and the caller's token says which.
    const lists = resource.lists.filter(({ by }) => !by.some((name) => dropped.has(name)));
    return {
      ...resource,
      relations: redundant,
      lists,
      embedded: resource.embedded && redundant.some(({ kind }) => kind === 'part-of'),
    };
  });
  return { ...brief, resources: withoutLeaks(resources, names) };
}

/** A row that all tenants share cannot refer to a row of one of them. */
function withoutLeaks(resources: readonly Resource[], names: NameBook): readonly Resource[] {
  const shared = new Set(resources.filter((resource) => resource.global).map((resource) => resource.name));
  return resources.map((resource) => {
    if (!resource.global) return resource;
    const relations = resource.relations.filter((relation) => {
      if (shared.has(relation.to)) return true;
      names.complain(
        relation.evidence,
        `${resource.name} is shared by all tenants, and ${relation.to} belongs to one; the relation is left out.`,
      );
      return false;
    });
    return { ...resource, relations };
  });
}
