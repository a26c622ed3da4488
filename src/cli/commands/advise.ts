import { type BoundaryPlan, boundaries } from '../../core/advice/boundaries/boundaries.ts';
import { type CachePlan, cachePlan } from '../../core/advice/cache-plan/cache-plan.ts';
import { type CapacityPlan, capacityPlan } from '../../core/advice/capacity-plan/capacity-plan.ts';
import type { Load } from '../../core/advice/capacity-plan/load.ts';
import { type DataPlan, dataPlan } from '../../core/advice/data-plan/data-plan.ts';
import { type TechnologyPlan, technologyPlan } from '../../core/advice/technology-plan/technology-plan.ts';
import { indexSystem } from '../../core/model/system-index.ts';
import { boundariesMarkdown } from '../../core/report/advice/boundaries-markdown.ts';
import { cacheMarkdown } from '../../core/report/advice/cache-markdown.ts';
import { capacityMarkdown } from '../../core/report/advice/capacity-markdown.ts';
import { dataMarkdown } from '../../core/report/advice/data-markdown.ts';
import { technologyMarkdown } from '../../core/report/advice/technology-markdown.ts';
import { printJson } from '../../core/report/json/print-json.ts';
import type { EngineClient } from '../../worker/client.ts';
import { choose } from '../choose.ts';
import { answer, type Command, isRefusal } from '../command.ts';
import { loadOf } from '../load-of.ts';
import { nothingFound } from '../nothing-found.ts';
import { readWorkspace } from '../read-workspace.ts';

/** A plan as data, and as a page. */
interface Plan {
  readonly data: BoundaryPlan | CachePlan | CapacityPlan | DataPlan | TechnologyPlan;
  readonly page: string;
}

type Draft = (client: EngineClient, load: Load) => Promise<Plan>;

const subjects = ['boundaries', 'cache', 'capacity', 'data', 'technology'] as const;

const drafts: Readonly<Record<(typeof subjects)[number], Draft>> = {
  boundaries: async (client) => {
    const system = await client.system();
    const data = boundaries(indexSystem(system));
    return { data, page: boundariesMarkdown(system.name, data) };
  },
  cache: async (client) => {
    const system = await client.system();
    const data = cachePlan(indexSystem(system));
    return { data, page: cacheMarkdown(system.name, data) };
  },
  capacity: async (client, load) => {
    const system = await client.system();
    const data = capacityPlan(indexSystem(system), load);
    return { data, page: capacityMarkdown(system.name, data) };
  },
  data: async (client) => {
    const system = await client.system();
    const data = dataPlan(indexSystem(system));
    return { data, page: dataMarkdown(system.name, data) };
  },
  technology: async (client) => {
    const system = await client.system();
    const { technologies } = await client.review({ kind: 'workspace' });
    const data = technologyPlan(indexSystem(system), technologies);
    return { data, page: technologyMarkdown(system.name, data) };
  },
};

export const advise: Command = {
  verb: 'advise',
  operand: '[path]',
  summary:
    'a plan with its arithmetic: where to cut, what to cache, what a load needs, how rows could be spread, which products',
  formats: ['markdown', 'json'],
  options: ['on', 'rps', 'peak', 'growth', 'format', 'out', 'cache'],
  examples: ['advise --on boundaries', 'advise --on cache', 'advise --on capacity --rps 250 --peak 4'],
  run: async (call, shell) => {
    const on = choose(call.options.get('on') ?? 'boundaries', subjects, '--on');
    if (isRefusal(on)) return on;
    const wrong = loadOf(call);
    if (isRefusal(wrong)) return wrong;
    return readWorkspace(call, shell, async (client) => {
      const load = loadOf(call, await client.assumptions());
      if (isRefusal(load)) return load;
      const nothing = nothingFound(await client.system());
      if (nothing !== undefined && call.format !== 'json') return answer(`${nothing}\n`);
      const { data, page } = await drafts[on.word](client, load);
      return answer(call.format === 'json' ? printJson({ schemaVersion: 1, on: on.word, plan: data }) : page);
    });
  },
};
