import { type Diagram, noMarks } from '../../core/diagrams/diagram.ts';
import { asciiOf, mermaidOf, sentencesOf } from '../../core/diagrams/draw.ts';
import { dataOverview } from '../../core/diagrams/views/data-overview.ts';
import { dataView } from '../../core/diagrams/views/data-view.ts';
import { flowView } from '../../core/diagrams/views/flow-view.ts';
import { serviceView } from '../../core/diagrams/views/service-view.ts';
import { readableTables, tableGroups } from '../../core/diagrams/views/table-groups.ts';
import { withParents } from '../../core/diagrams/views/table-relations.ts';
import type { Endpoint } from '../../core/model/endpoint.ts';
import { nearest } from '../../core/model/nearest.ts';
import type { System } from '../../core/model/system.ts';
import { indexSystem, type SystemIndex } from '../../core/model/system-index.ts';
import { plain } from '../../core/report/terminal/ink.ts';
import { telling } from '../../core/review/telling.ts';
import { choose } from '../choose.ts';
import { answer, type Call, type Command, isRefusal, type Refusal, refuse } from '../command.ts';
import { readWorkspace } from '../read-workspace.ts';
import { type Shell, widthOf } from '../shell.ts';

const views = ['service', 'data', 'flow'] as const;

export const diagram: Command = {
  verb: 'diagram',
  operand: '[path]',
  summary: 'services, tables or the story of one request',
  formats: ['ascii', 'mermaid', 'text'],
  options: ['view', 'endpoint', 'group', 'format', 'out', 'cache'],
  examples: ['diagram', 'diagram --view data --format mermaid', 'diagram --view flow --endpoint "POST /orders"'],
  run: async (call, shell) => {
    const usual = call.options.has('endpoint') ? 'flow' : call.options.has('group') ? 'data' : 'service';
    const view = choose(call.options.get('view') ?? usual, views, '--view');
    if (isRefusal(view)) return view;
    return readWorkspace(call, shell, async (client) => {
      const drawn = draw(await client.system(), view.word, call);
      return isRefusal(drawn) ? drawn : answer(`${written(drawn, call, shell)}\n`);
    });
  },
};

function draw(system: System, view: (typeof views)[number], call: Call): Diagram | Refusal {
  const index = indexSystem(system);
  if (view === 'service') {
    const drawn = serviceView(system, noMarks);
    return drawn.nodes.length === 0 ? nothing('component', system) : drawn;
  }
  if (view === 'data') return drawTables(index, call.options.get('group')?.trim());
  const endpoint = endpointOf(index, call.options.get('endpoint')?.trim());
  return isRefusal(endpoint) ? endpoint : flowView(index, endpoint, noMarks);
}

/** All tables where they can be read at once; else their groups, or the one that is named. */
function drawTables(index: SystemIndex, said: string | undefined): Diagram | Refusal {
  const { name, tables: all } = index.system;
  const tables = all.filter((table) => table.role === 'system' && table.columns.length > 0);
  const storeName = (id: string): string => index.component(id)?.name ?? id;
  if (tables.length === 0) return nothing('table', index.system);
  const groups = tableGroups(tables);
  if (groups === undefined) return dataView(name, all, noMarks, storeName);
  if (said === undefined) return dataOverview(name, groups, noMarks);
  const group = groups.find((each) => each.name === said);
  if (group !== undefined)
    return dataView(`${name}, ${said}`, withParents(group.tables, tables, readableTables), noMarks, storeName);
  const names = groups.map((each) => each.name);
  return refuse(`There is no group ${said}. Groups: ${names.join(', ')}.`);
}

function nothing(noun: string, system: System): Refusal {
  return refuse(`There is no ${noun} in ${system.name}, so there is nothing to draw.`);
}

/** The route that is named, else the one that sets most in motion. */
function endpointOf(index: SystemIndex, said: string | undefined): Endpoint | Refusal {
  const own = index.system.endpoints.filter((endpoint) => endpoint.role === 'system');
  const most = telling(index, own, 1)[0]?.endpoint;
  if (most === undefined) return nothing('endpoint', index.system);
  if (said === undefined) return most;
  const names = own.map((endpoint) => `${endpoint.method} ${endpoint.path}`);
  const found = own.find((endpoint, index) => names[index] === said || endpoint.path === said);
  const close = nearest(said, names);
  return found ?? refuse(`There is no endpoint ${said}.${close === undefined ? '' : ` Did you mean "${close}"?`}`);
}

function written(drawn: Diagram, call: Call, shell: Shell): string {
  if (call.format === 'mermaid') return mermaidOf(drawn);
  const text = call.format === 'text' ? sentencesOf(drawn) : asciiOf(drawn, widthOf(shell));
  return text.split('\n').map(plain).join('\n');
}
