import { groupBy } from '../../model/group-by.ts';
import { count, listed } from '../../model/wording.ts';
import type { Brief, Resource } from '../brief/brief.ts';
import type { Decision } from '../decision.ts';
import { canonical, kebab, pathSegment } from '../names/identifier.ts';
import type { Demand } from './demand.ts';

export interface PlannedService {
  /** In kebab-case, unique. */
  readonly name: string;
  readonly modules: readonly string[];
  /** Names of resources. */
  readonly resources: readonly string[];
  /** Why it is a service of its own; undefined for the one that holds the rest. */
  readonly because?: string | undefined;
  readonly evidence: Resource['evidence'];
}

interface Module {
  readonly name: string;
  readonly resources: readonly Resource[];
}

/**
 * A service must earn its network: this often more writes than all the others together, and this many at peak. Reads
 * are no reason: more instances and a cache carry them where they are.
 */
const hot = { factor: 10, peak: 1000 };

/** One deployable with modules inside, and a service of its own only where the brief gives a reason for it. */
export function placeModules(brief: Brief, demand: Demand): readonly PlannedService[] {
  const modules = [...groupBy(brief.resources, (resource) => resource.module ?? canonical(resource.name))].map(
    ([name, resources]): Module => ({ name, resources }),
  );
  const teams = new Set(modules.flatMap(({ resources }) => resources[0]?.team ?? []));
  const homes = new Map(modules.map((module) => [module.name, groupOf(module, modules, teams, brief, demand)]));
  const placed = withoutCircles(modules, homes);
  const groups = groupBy(modules, ({ name }) => placed.get(name) ?? 'core');
  const taken = new Set<string>();
  return [...groups]
    .sort(([a], [b]) => Number(b === 'core') - Number(a === 'core') || (a < b ? -1 : 1))
    .map(([key, own]) => {
      const name = unique(nameOf(key, own, brief, groups.size), taken);
      return {
        name,
        modules: own.map((module) => module.name),
        resources: own.flatMap((module) => module.resources.map((resource) => resource.name)),
        because: key === 'core' ? undefined : reasonOf(key, own, demand, brief),
        evidence: own[0]?.resources[0]?.evidence ?? brief.evidence,
      };
    });
}

/**
 * What is split off for its load asks the rest, so whatever asks it in turn closes a circle of calls. It goes along,
 * unless something that stays asks for it.
 */
function withoutCircles(modules: readonly Module[], homes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const moved = new Map(homes);
  const ownerOf = new Map(
    modules.flatMap(({ name, resources }) => resources.map((each) => [each.name, name] as const)),
  );
  const asks = ({ resources }: Module): readonly string[] =>
    resources.flatMap(({ relations }) => relations.flatMap(({ to }) => ownerOf.get(to) ?? []));
  const within = (home: string): readonly Module[] => modules.filter(({ name }) => moved.get(name) === home);
  for (const home of new Set([...homes.values()].filter((each) => each.startsWith('load ')))) {
    const leads = (from: string, to: string): boolean =>
      within(from).some((module) => asks(module).some((name) => moved.get(name) === to));
    for (const module of within('core')) {
      if (!leads(home, 'core') || !asks(module).some((name) => moved.get(name) === home)) continue;
      const isAsked = within('core').some((other) => other !== module && asks(other).includes(module.name));
      if (!isAsked && within('core').length > 1) moved.set(module.name, home);
    }
  }
  return moved;
}

function groupOf(
  module: Module,
  modules: readonly Module[],
  teams: ReadonlySet<string>,
  brief: Brief,
  demand: Demand,
): string {
  const [first] = module.resources;
  if (first?.isolated !== undefined) return `isolated ${module.name}`;
  if (isHot(module, modules, brief, demand)) return `load ${module.name}`;
  return teams.size > 1 && first?.team !== undefined ? `team ${first.team}` : 'core';
}

/** Far more is written to it than to everything else, and no transaction binds it. */
function isHot(module: Module, modules: readonly Module[], brief: Brief, demand: Demand): boolean {
  const rate = (each: Module): number => each.resources.reduce((sum, resource) => sum + demand.writesOf(resource), 0);
  const own = rate(module);
  const rest = modules.reduce((sum, each) => sum + rate(each), 0) - own;
  if (modules.length < 2 || own * brief.load.peakFactor < hot.peak || own < hot.factor * rest) return false;
  const names = new Set(module.resources.map(({ name }) => name));
  const crossing = brief.resources.flatMap((resource) =>
    resource.operations.filter(
      ({ takes }) => takes !== undefined && names.has(resource.name) !== names.has(takes.resource),
    ),
  );
  return crossing.length === 0;
}

function nameOf(key: string, own: readonly Module[], brief: Brief, groups: number): string {
  if (key === 'core') return groups === 1 ? kebab(brief.name) || 'backend' : `${kebab(brief.name) || 'backend'}-core`;
  if (key.startsWith('team '))
    return own.length === 1 ? pathSegment(own[0]?.name ?? key) : kebab(key.slice(5)) || 'team';
  return pathSegment(own[0]?.name ?? key);
}

function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}

function reasonOf(key: string, own: readonly Module[], demand: Demand, brief: Brief): string {
  const [first] = own.flatMap((module) => module.resources);
  if (key.startsWith('isolated ')) return `isolation: ${first?.isolated}`;
  if (key.startsWith('team ')) return `the team ${first?.team} builds and deploys it by itself`;
  const rate = own.flatMap(({ resources }) => resources).reduce((sum, resource) => sum + demand.writesOf(resource), 0);
  return `load: ${Math.round(rate * brief.load.peakFactor).toLocaleString('en-US')} writes a second at peak, ${hot.factor} times those of all the rest`;
}

export function boundaryDecisions(brief: Brief, services: readonly PlannedService[]): readonly Decision[] {
  const [whole] = services;
  const split = services.filter((service) => service.because !== undefined);
  const rest = services.filter((service) => service.because === undefined);
  const people = brief.people === undefined ? '' : ` ${count(brief.people, 'developer')} can hold it in their heads.`;
  const base: Decision = {
    id: 'boundaries',
    question: 'How many services are there, and where are they cut?',
    title:
      services.length === 1
        ? 'One deployable, modules inside'
        : `${count(services.length, 'service')}, each for a reason`,
    choice:
      services.length === 1
        ? `A modular monolith \`${whole?.name}\` with ${count(whole?.modules.length ?? 0, 'module')}: ${listed((whole?.modules ?? []).slice(0, 12).map((name) => `\`${name}\``))}. A module reads and writes only its own tables and talks to the others through their functions.`
        : `${rest.map((service) => `\`${service.name}\` holds ${listed(service.modules.map((name) => `\`${name}\``))}${service.modules.length > 1 ? ' as a modular monolith' : ''}.`).join(' ')} ${split.map((service) => `\`${service.name}\` stands alone (${service.because}).`).join(' ')}`.trim(),
    reason:
      split.length === 0
        ? `Nothing in the brief asks for a network between the modules: no second team, no isolation, no part that is written ten times as often as the rest. One transaction keeps what belongs together.${people}`
        : `Only what has a stated reason is split; every split costs a network call that can fail, a contract to version and a saga instead of a transaction.`,
    instead: [
      'One service for each resource: every flow would cross the network, and no figure of the brief pays for that.',
    ],
    changesWhen: `A second team deploys by its own calendar, a module needs isolation, or one passes ${hot.peak.toLocaleString('en-US')} writes a second at peak and ${hot.factor} times all the rest. The modules are the seams along which it is cut.`,
    evidence: [brief.evidence],
  };
  return [
    base,
    ...split.map(
      (service): Decision => ({
        id: `split-${service.name}`,
        question: `Why does \`${service.name}\` stand alone?`,
        title: `\`${service.name}\` runs and stores apart`,
        choice: `A service of its own with a database of its own, which nobody else reads.`,
        reason: `${capital(service.because ?? '')}.`,
        instead: ['A module of the monolith: cheaper to run and to change, were it not for the reason above.'],
        changesWhen: 'The reason falls away: then it moves back in as a module, its tables with it.',
        evidence: [service.evidence],
      }),
    ),
  ];
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
