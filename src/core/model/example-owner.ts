import { singular } from './plural.ts';
import type { ShapeField } from './shape.ts';
import { wordsOf } from './words.ts';

/** What a field with a name belongs to, in words of one: `order`, `line`; empty where nothing says. */
export type Owner = readonly string[];

export const nobody: Owner = [];

const people: ReadonlySet<string> = new Set(
  `actor admin administrator applicant artist attendee author buyer candidate child coach composer contact
  contributor courier creator customer doctor driver editor employee guest host instructor keeper manager nurse operator
  owner parent participant passenger patient person player reader recipient reviewer seller sender speaker staff
  student subscriber teacher technician trainer user vet veterinarian visitor volunteer voter writer`.split(/\s+/),
);

/** Of names of types, what they are for and not of what. */
const roles: ReadonlySet<string> = new Set(
  `base body create created data delete detail details dto entity external form full get info input internal list model
  new node object out output params patch payload private public put req request res response schema serializer summary type update updated
  view`.split(/\s+/),
);

/** Of names of fields, those that hold whatever it is. */
const holders: ReadonlySet<string> = new Set(
  'content contents data edges entries entry hits items list node nodes page payload records result results rows value values'.split(
    ' ',
  ),
);

/** Behind these a name says which of them, and no longer what: `LampsByMaker`. */
const joints: ReadonlySet<string> = new Set(['and', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'to', 'with']);

/** What a type, a table or a part of a path is named after: `CreateRoomDto`, `IRoom` and `rooms` are of a room. */
export function ownerOf(name: string): Owner {
  const all = wordsOf(name);
  const joint = all.findIndex((word, at) => at > 0 && joints.has(word));
  const words = (joint < 0 ? all : all.slice(0, joint)).filter((word) => word.length > 1);
  const own = words.filter((word) => !roles.has(word)).slice(-2);
  return own.map((word, at) => (at === own.length - 1 ? singular(word) : word));
}

/** Whatever a field holds, unless its name says nothing of it; `createdBy` holds a person. */
export function ownerHeldBy(field: string): Owner {
  if (wordsOf(field).at(-1) === 'by') return ['person'];
  return holders.has(field.toLowerCase()) ? nobody : ownerOf(field);
}

export function isPerson(owner: Owner): boolean {
  return people.has(owner.at(-1) ?? '');
}

/** What only people have. */
export function arePersonal(fields: readonly Pick<ShapeField, 'name'>[]): boolean {
  return fields.some(({ name }) =>
    /^(?:passwo?r?d|firstname|lastname|surname|username|nickname|birth\w*)$/i.test(name.replace(/[_-]/g, '')),
  );
}
