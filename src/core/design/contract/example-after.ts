import { exampleValue } from '../../model/example-value.ts';
import type { ObjectShape } from '../../model/shape.ts';
import type { Operation, Resource } from '../brief/brief.ts';
import { fieldName, fieldPlural } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { askedLater } from '../plan/remotes.ts';

/** What a resource looks like once this was done to it: a cancelled order is shown as cancelled. */
export function exampleAfter(plan: Plan, resource: Resource, operation: Operation, shape: ObjectShape): unknown {
  const example = { ...(exampleValue(shape) as Record<string, unknown>) };
  if (operation.kind === 'create')
    for (const external of askedLater(plan, resource)) delete example[`${fieldName(external)}State`];
  for (const { part, attribute, value } of operation.sets) {
    const owner = part === undefined ? resource : plan.resource(part);
    // Only a state is surely written as the brief writes it.
    if (!owner.attributes.some(({ name, type }) => type === 'enum' && fieldName(name) === fieldName(attribute)))
      continue;
    if (part === undefined) example[fieldName(attribute)] = value;
    else setInParts(example, fieldPlural(part), { [fieldName(attribute)]: value });
  }
  return example;
}

function setInParts(example: Record<string, unknown>, parts: string, set: Readonly<Record<string, string>>): void {
  const rows = example[parts];
  if (Array.isArray(rows)) example[parts] = rows.map((row: object) => ({ ...row, ...set }));
}
