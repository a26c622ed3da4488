import type { DataPlan } from '../../advice/data-plan/data-plan.ts';
import { shortList } from '../../model/wording.ts';
import { codeCell, markdownText, table } from '../markdown/markdown-text.ts';
import { bullets, places, titled } from './plan-text.ts';

export function dataMarkdown(project: string, plan: DataPlan): string {
  return titled(`Data plan of ${project}`, [
    bullets(plan.verdict),
    ...shardPart(plan),
    ...hotPart(plan),
    ...dependencyPart(plan),
  ]);
}

function shardPart({ shards }: DataPlan): readonly string[] {
  const rows = shards.map(({ store, column, tables, without, single, scattered }) => [
    markdownText(store),
    codeCell(column),
    shortened(tables),
    shortened(without),
    shortened(single),
    shortened(scattered),
  ]);
  const heading = ['Database', 'Key', 'Tables that have it', 'Tables without', 'Ask one shard', 'Would ask all shards'];
  return rows.length === 0 ? [] : ['## By what rows could be spread', table(heading, rows)];
}

function hotPart({ hot }: DataPlan): readonly string[] {
  const rows = hot.map(({ table: name, columns, by, with: child, evidence }) => [
    codeCell(name),
    shortened(columns),
    codeCell(by),
    codeCell(child),
    places(evidence),
  ]);
  if (rows.length === 0) return [];
  return [
    '## Hot rows',
    'Many requests change the same row: whoever adds for the same parent waits for its lock until the other has committed. Count when it is read, or collect the changes and write them once.',
    table(['Row of', 'Columns', 'Changed by', 'With each new row of', 'Where'], rows),
  ];
}

function dependencyPart({ dependencies }: DataPlan): readonly string[] {
  const rows = dependencies.map(({ table: name, from, to, why, remedy, evidence }) => [
    codeCell(name),
    `${from.map(codeCell).join(', ')} → ${to.map(codeCell).join(', ')}`,
    markdownText(why),
    markdownText(remedy),
    places(evidence),
  ]);
  const heading = ['Table', 'Follows', 'Why', 'If it is so', 'Where'];
  return rows.length === 0 ? [] : ['## What may say the same twice', table(heading, rows)];
}

function shortened(names: readonly string[]): string {
  return names.length === 0 ? '–' : markdownText(shortList(names, 5));
}
