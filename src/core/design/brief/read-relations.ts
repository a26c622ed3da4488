import { entriesOf, isTrue, scalarText, textsOf } from '../../syntax/data-node.ts';
import type { DataNode } from '../../syntax/data-tree.ts';
import { deletions, type Relation } from './brief.ts';
import { type BriefPage, complain, evidenceOf, knownEntries } from './brief-page.ts';

/** `partOf: order`, `belongsTo: [customer, coupon?]`, and relations with a name of their own. */
export function readRelations(page: BriefPage, known: ReadonlyMap<string, DataNode>): readonly Relation[] {
  const relations = [
    ...wholes(page, known.get('partOf')),
    ...parents(page, known.get('belongsTo')),
    ...named(page, known.get('relations')),
  ];
  const seen = new Set<string>();
  return relations.filter((relation) => {
    if (!seen.has(relation.name)) return seen.add(relation.name);
    page.problems.push({
      file: page.file,
      line: relation.evidence.line,
      message: `The relation ${relation.name} is named twice; the first counts.`,
    });
    return false;
  });
}

function wholes(page: BriefPage, node: DataNode | undefined): readonly Relation[] {
  const whole = scalarText(node);
  if (node === undefined) return [];
  if (whole === undefined) {
    complain(page, node.at, 'partOf names one resource: a row is part of one whole.');
    return [];
  }
  return [
    { name: whole, to: whole, kind: 'part-of', optional: false, onDelete: 'cascade', evidence: evidenceOf(page, node) },
  ];
}

function parents(page: BriefPage, node: DataNode | undefined): readonly Relation[] {
  if (node === undefined) return [];
  return textsOf(node).map((said): Relation => {
    const optional = said.endsWith('?');
    const to = optional ? said.slice(0, -1).trim() : said;
    return {
      name: to,
      to,
      kind: 'belongs-to',
      optional,
      onDelete: optional ? 'set null' : 'restrict',
      evidence: evidenceOf(page, node),
    };
  });
}

function named(page: BriefPage, node: DataNode | undefined): readonly Relation[] {
  return entriesOf(node).map((said): Relation => {
    const known =
      said.value.kind === 'mapping' ? knownEntries(page, said.value, 'relation') : new Map<string, DataNode>();
    const written = said.value.kind === 'mapping' ? scalarText(known.get('to')) : scalarText(said.value);
    const short = written?.endsWith('?') === true;
    const optional = short || isTrue(known.get('optional'));
    const to = (short ? written?.slice(0, -1) : written)?.trim() ?? said.key;
    const many = isTrue(known.get('many'));
    const action = scalarText(known.get('onDelete'));
    const onDelete = deletions.find((each) => each === action);
    if (action !== undefined && onDelete === undefined) {
      complain(page, known.get('onDelete')?.at ?? said.keyAt, `onDelete takes ${deletions.join(', ')}, not ${action}.`);
    }
    if (onDelete === 'set null' && !optional) {
      complain(
        page,
        said.keyAt,
        `${said.key} cannot be emptied on deletion: it is not optional. Deletion is restricted.`,
      );
    }
    const usual = optional ? 'set null' : 'restrict';
    return {
      name: said.key,
      to,
      kind: many ? 'many' : 'belongs-to',
      optional: optional && !many,
      onDelete: many ? 'cascade' : onDelete === undefined || (onDelete === 'set null' && !optional) ? usual : onDelete,
      evidence: evidenceOf(page, said),
    };
  });
}
