import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { DataProblem, DataReading } from './data-node.ts';
import type { ScalarNode } from './data-tree.ts';
import { createTreeBuilder, type TreeBuilder } from './yaml-builder.ts';
import { blankBrokenBlock } from './yaml-repair.ts';
import { plainScalar } from './yaml-scalar.ts';

/** Reads YAML with positions, anchors and merge keys resolved. Of a broken text what can be read is read. */
export function readYaml(text: string): DataReading {
  const problems: DataProblem[] = [];
  let readable = text;
  while (problems.length <= repairLimit) {
    const read = eventsOf(readable);
    if (read.ok) return buildTree(readable, read.events, problems);
    problems.push({ at: read.at, message: `Not valid YAML: ${read.reason}.` });
    readable = blankBrokenBlock(readable, read.at, read.reason === 'deficient indentation');
  }
  return { documents: [], problems: problems.slice(0, 1) };
}

/** A text with more errors than this is no YAML, and each costs a parse. */
const repairLimit = 10;

function buildTree(text: string, events: readonly Event[], problems: readonly DataProblem[]): DataReading {
  const builder = createTreeBuilder();
  for (const event of events) build(builder, text, event);
  const built = builder.finish();
  return { documents: built.documents, problems: [...problems, ...built.problems] };
}

type Events =
  | { readonly ok: true; readonly events: readonly Event[] }
  | { readonly ok: false; readonly at: number; readonly reason: string };

function eventsOf(text: string): Events {
  try {
    return { ok: true, events: parseEvents(text, {}) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, at: error.mark?.position ?? 0, reason: error.reason };
  }
}

function build(builder: TreeBuilder, text: string, event: Event): void {
  const anchor = 'anchorStart' in event && event.anchorStart >= 0 ? text.slice(event.anchorStart, event.anchorEnd) : '';
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      builder.openDocument();
      break;
    case EVENT_ID.MAPPING:
      builder.openMapping(event.start, anchor);
      break;
    case EVENT_ID.SEQUENCE:
      builder.openSequence(event.start, anchor);
      break;
    case EVENT_ID.SCALAR:
      builder.addScalar(scalarOf(text, event, builder.passedTo()), anchor);
      break;
    case EVENT_ID.ALIAS:
      builder.addAlias(event.anchorStart, event.anchorEnd, anchor);
      break;
    case EVENT_ID.POP:
      builder.close();
      break;
  }
}

/** A value that is left out stands where its key ends. */
function scalarOf(text: string, event: ScalarEvent, before: number): ScalarNode {
  const at = event.valueStart < 0 ? before : event.valueStart;
  const end = event.valueEnd < 0 ? before : at + text.slice(at, event.valueEnd).trimEnd().length;
  const value = getScalarValue(text, event);
  const isPlain = event.style === SCALAR_STYLE.PLAIN && event.tagStart < 0;
  return { kind: 'scalar', value: isPlain ? plainScalar(value) : value, at, end };
}
