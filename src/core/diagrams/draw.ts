import type { Evidence } from '../model/evidence.ts';
import { dataDrawing } from './ascii/data-drawing.ts';
import { flowDrawing } from './ascii/flow-drawing.ts';
import { serviceDrawing } from './ascii/service-drawing.ts';
import type { Diagram, Mark } from './diagram.ts';
import { entityRelation } from './mermaid/entity-relation.ts';
import { flowchart } from './mermaid/flowchart.ts';
import { sequence } from './mermaid/sequence.ts';
import { dataSentences } from './sentences/data-sentences.ts';
import { flowSentences } from './sentences/flow-sentences.ts';
import { serviceSentences } from './sentences/service-sentences.ts';

/** Terminals, code blocks and side panels all hold this many characters. */
export const drawingWidth = 100;

export function mermaidOf(diagram: Diagram): string {
  if (diagram.view === 'service') return flowchart(diagram);
  return diagram.view === 'data' ? entityRelation(diagram) : sequence(diagram);
}

export function asciiOf(diagram: Diagram, width: number = drawingWidth): string {
  if (diagram.view === 'service') return serviceDrawing(diagram, width);
  return diagram.view === 'data' ? dataDrawing(diagram, width) : flowDrawing(diagram, width);
}

export function sentencesOf(diagram: Diagram): string {
  if (diagram.view === 'service') return serviceSentences(diagram);
  return diagram.view === 'data' ? dataSentences(diagram) : flowSentences(diagram);
}

/** An element as the Mermaid text names it. */
export interface DrawnElement {
  readonly node: string;
  readonly label: string;
  readonly element: string;
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  readonly marks: readonly Mark[];
}

/** Mermaid's ids and what they stand for, in the order of the text. */
export function elementsOf(diagram: Diagram): readonly DrawnElement[] {
  if (diagram.view === 'data') {
    return diagram.tables.map((table, index) => element(`t${index}`, table.name, table));
  }
  if (diagram.view === 'service') {
    return diagram.nodes.map((node, index) => element(`n${index}`, node.label, node));
  }
  return diagram.participants.map((participant, index) => element(`p${index}`, participant.label, participant));
}

interface Drawn {
  readonly id: string;
  readonly place?: Evidence | undefined;
  readonly marks: readonly Mark[];
}

function element(node: string, label: string, drawn: Drawn): DrawnElement {
  const { id, place, marks } = drawn;
  return { node, label, element: id, file: place?.file, line: place?.line, marks };
}
