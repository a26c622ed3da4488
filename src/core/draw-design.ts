import type { Design } from './design/design.ts';
import { type Diagram, noMarks } from './diagrams/diagram.ts';
import { asciiOf, elementsOf, mermaidOf, sentencesOf } from './diagrams/draw.ts';
import { dataView } from './diagrams/views/data-view.ts';
import { deploymentView } from './diagrams/views/deployment-view.ts';
import { messageView } from './diagrams/views/message-view.ts';
import { sagaView } from './diagrams/views/saga-view.ts';
import { serviceView } from './diagrams/views/service-view.ts';
import { storyView } from './diagrams/views/story-view.ts';
import { groupBy } from './model/group-by.ts';
import { indexSystem } from './model/system-index.ts';
import type { DrawnDiagram } from './review/review.ts';
import { telling } from './review/telling.ts';

export interface NamedDrawing {
  /** A file name without its ending. */
  readonly name: string;
  readonly kind: 'services' | 'data' | 'flow' | 'message' | 'saga' | 'deployment';
  readonly drawn: DrawnDiagram;
}

/** Requests and messages whose story is told; the others follow the same lines. */
const told = { requests: 4, messages: 4 };

export function drawDesign({ system, sagas }: Design): readonly NamedDrawing[] {
  const index = indexSystem(system);
  const nameOf = (id: string): string => index.component(id)?.name ?? id;
  const stores = [...groupBy(system.tables, (table) => table.store)];
  const requests = telling(
    index,
    system.endpoints.filter(({ path }) => !path.startsWith('/health')),
    told.requests,
  );
  const heard = system.channels.filter(({ consumers }) => consumers.length > 0).slice(0, told.messages);
  return [
    drawing('services', 'services', serviceView(system, noMarks)),
    ...stores.map(([store, tables]) =>
      drawing(
        stores.length === 1 ? 'data-model' : `data-model-${nameOf(store)}`,
        'data',
        dataView(nameOf(store), tables, noMarks, nameOf),
      ),
    ),
    ...requests.map(({ endpoint }) =>
      drawing(`flow-${endpoint.operationId ?? endpoint.path}`, 'flow', storyView(index, endpoint, noMarks)),
    ),
    ...heard.map((channel) => drawing(`message-${channel.name}`, 'message', messageView(index, channel, noMarks))),
    ...sagas.map(({ name, steps }) => drawing(`saga-${name}`, 'saga', sagaView(index, name, steps, noMarks))),
    drawing('deployment', 'deployment', deploymentView(system)),
  ];
}

function drawing(name: string, kind: NamedDrawing['kind'], diagram: Diagram): NamedDrawing {
  const nodes = elementsOf(diagram).map(({ marks: _, ...element }) => ({ ...element, findings: [] }));
  const drawn = {
    view: diagram.view,
    title: diagram.title,
    mermaid: mermaidOf(diagram),
    ascii: asciiOf(diagram),
    text: sentencesOf(diagram),
    nodes,
  };
  return { name: name.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 100), kind, drawn };
}
