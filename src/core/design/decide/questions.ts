import { listed, shortList } from '../../model/wording.ts';
import type { Load, Resource } from '../brief/brief.ts';
import { article } from '../contract/create-route.ts';
import { isState } from '../contract/resource-shapes.ts';
import { columnName, fieldName, keyColumn, spoken } from '../names/identifier.ts';
import type { Plan } from '../plan/plan.ts';
import { tenantColumn } from '../tables/columns-of.ts';
import { partitionFrom, rowsAtHorizon } from '../tables/partitioning.ts';
import { spansOf } from '../tables/spans.ts';

const figures: Readonly<Record<keyof Omit<Load, 'assumed'>, (load: Load) => string>> = {
  requestsPerSecond: (load) =>
    `How many requests a second are there on average? ${load.requestsPerSecond} is assumed; instances and connections follow from it.`,
  peakFactor: (load) => `How much more is the busiest hour? ${load.peakFactor} times is assumed.`,
  readsPerWrite: (load) =>
    `How many reads are there for each write? ${load.readsPerWrite} is assumed; the cache plan follows from it.`,
  payload: (load) => `How large is an answer? ${load.payload.toLocaleString('en-US')} bytes are assumed.`,
  growth: (load) => `How much does it grow in a year? ${load.growth * 100} % is assumed; partitions follow from it.`,
};

/** What the brief leaves open, so that nobody takes an assumption for a fact. */
export function questionsOf(plan: Plan): readonly string[] {
  const { brief } = plan;
  const resources = brief.resources;
  const unknown = resources.filter(({ rowsAssumed }) => rowsAssumed).map(({ name }) => spoken(name));
  const personal = resources.filter(({ attributes }) => attributes.some((attribute) => attribute.personal));
  const endless = personal.filter(({ retentionDays }) => retentionDays === undefined).map(({ name }) => spoken(name));
  const erased = personal
    .filter(({ operations }) => !operations.some(({ kind }) => kind === 'delete'))
    .map(({ name }) => spoken(name));
  const silent = resources.filter(({ operations }) => operations.some(({ kind }) => kind === 'delete'));
  const undone = brief.externals.filter(
    ({ name, undo }) =>
      undo === undefined && resources.some(({ operations }) => operations.some(({ calls }) => calls === name)),
  );
  const unheard = resources
    .flatMap(({ operations }) => operations.flatMap(({ emits }) => emits))
    .filter((event) => !brief.consumers.some(({ on }) => on.includes(event)));
  return [
    ...brief.load.assumed.map((key) => figures[key](brief.load)),
    ...(unknown.length === 0
      ? []
      : [`How many rows of ${shortList(unknown)} are there after a year? 100,000 are assumed.`]),
    ...(endless.length === 0
      ? []
      : [`How long may personal data of ${shortList(endless)} be kept? Nothing is said, so nothing is deleted.`]),
    ...(erased.length === 0
      ? []
      : [
          `How is a person forgotten who asks for it? ${shortList(erased)} cannot be deleted; what orders and bills need must be kept and can be made nameless.`,
        ]),
    ...ownership(plan, personal),
    ...(silent.length === 0
      ? []
      : [
          `May deleted rows of ${shortList(silent.map(({ name }) => spoken(name)))} be gone at once, or must they come back when it was a mistake? They are gone.`,
        ]),
    ...undone.map(({ name }) => `What takes back a call to ${name}? Nothing is said, so a person has to.`),
    ...overlapping(plan),
    ...strangers(plan),
    ...endlessGrowth(plan),
    ...untaken(plan),
    ...unreached(plan),
    ...(unheard.length === 0
      ? []
      : [`Who listens to ${shortList([...new Set(unheard)].map((event) => `\`${event}\``))}? No consumer is named.`]),
    ...(brief.goals.length === 0 ? ['What is it for? Goals decide where the figures do not.'] : []),
  ];
}

/** Scopes open a resource, and no brief says whose rows a caller may see. */
function ownership(plan: Plan, personal: readonly Resource[]): readonly string[] {
  if (plan.tenant !== undefined || personal.length === 0) return [];
  const owners = new Set(personal.map(({ name }) => name));
  const owned = plan.brief.resources.filter(({ relations }) =>
    relations.some(({ to, kind }) => kind === 'belongs-to' && owners.has(to)),
  );
  const closed = [...new Set([...personal, ...owned])].map(({ name }) => spoken(name));
  return [
    `May whoever has the scope read every ${listed(closed)}, or only what is their own? Nothing is said, so every one; else the id of the person comes from the token, and stands in each of these queries.`,
  ];
}

/** Times of one room that two rows claim: a unique key cannot say that they must not. */
function overlapping(plan: Plan): readonly string[] {
  return plan.brief.resources.flatMap((resource) => {
    const [span] = spansOf(resource);
    const [owner] = resource.relations.filter(
      ({ kind, to, optional }) => kind !== 'many' && !optional && to !== plan.tenant?.name,
    );
    if (span === undefined || owner === undefined) return [];
    const key = [tenantColumn(plan, resource), keyColumn(owner.name)].filter((column) => column !== undefined);
    const times = [span.from, span.until].map(({ name }) => columnName(name)).join(', ');
    const range = span.from.type === 'date' ? `daterange(${times}, '[]')` : `tstzrange(${times})`;
    const how =
      plan.brief.dialect === 'postgresql'
        ? `\`EXCLUDE USING gist (${key.map((column) => `${column} WITH =`).join(', ')}, ${range} WITH &&)\` with the extension btree_gist would, and a \`WHERE\` leaves out rows that no longer count.`
        : `whoever writes one has to lock the ${spoken(owner.to)} first and look.`;
    return [
      `May two rows of ${spoken(resource.name)} with the same ${spoken(owner.name)} overlap between ${fieldName(span.from.name)} and ${fieldName(span.until.name)}? Nothing keeps them apart; ${how}`,
    ];
  });
}

/** States that rows never come to: once an action moves a state, callers do not write it any more. */
function unreached({ brief }: Plan): readonly string[] {
  return brief.resources.flatMap((resource) =>
    resource.attributes
      .filter((attribute) => attribute.type === 'enum' && isState(resource, attribute))
      .flatMap(({ name, values, default: first = values[0] }) => {
        const reached = resource.operations.flatMap(({ sets }) =>
          sets
            .filter((set) => set.part === undefined && fieldName(set.attribute) === fieldName(name))
            .map(({ value }) => value),
        );
        const never = values.filter((value) => value !== first && !reached.includes(value));
        return never.length === 0
          ? []
          : [
              `What makes the ${name} of ${article(spoken(resource.name))} ${never.map((value) => `\`${value}\``).join(' or ')}? No operation does.`,
            ];
      }),
  );
}

/** An open create takes whatever anybody sends, and a tenant comes from a token that nobody shows there. */
function strangers(plan: Plan): readonly string[] {
  return plan.brief.resources.flatMap((resource) => {
    const isOpen = resource.operations.some(({ kind, public: open }) => kind === 'create' && open);
    if (!isOpen) return [];
    const name = spoken(resource.name);
    const tenant = plan.isTenanted(resource) ? plan.tenant : undefined;
    const whose =
      tenant === undefined
        ? ''
        : ` Nor does a token name the ${spoken(tenant.name)} there: it has to follow from what is sent, or stand in the address.`;
    return [
      `How is whoever creates ${article(name)} known? The route is open, so anybody may; another system signs what it sends (an HMAC over the body, with a secret that both hold), and a form gets a captcha.${whose}`,
    ];
  });
}

/** Rows that are only added and never go. */
function endlessGrowth(plan: Plan): readonly string[] {
  const growing = plan.brief.resources.filter(
    (resource) =>
      resource.appendOnly && resource.retentionDays === undefined && rowsAtHorizon(plan, resource) >= partitionFrom,
  );
  if (growing.length === 0) return [];
  const names = growing.map(({ name }) => spoken(name));
  return [
    `How long must ${shortList(names)} be kept? Nothing is said, so for ever; \`retention: 400 days\` would say it.`,
  ];
}

const stocks = /^(?:stock|inventory|available|remaining|left|seats_?left|capacity)$/;

/** How much of it somebody takes. */
const portions = /^(?:quantity|count|pieces|units|seats|places|tickets)$/;

/** What others count on, and no operation counts down: the last one is sold to everybody who looks at the same moment. */
function untaken({ brief }: Plan): readonly string[] {
  return brief.resources.flatMap((resource) => {
    const stock = resource.attributes.find(({ name, type }) => type === 'integer' && stocks.test(columnName(name)));
    const asking = brief.resources.find(
      ({ relations, attributes }) =>
        relations.some(({ to, kind }) => to === resource.name && kind !== 'many') &&
        attributes.some(({ name, type }) => type === 'integer' && portions.test(columnName(name))),
    );
    const isTaken = brief.resources.some(({ operations }) =>
      operations.some(
        ({ takes, sets }) =>
          takes?.resource === resource.name || sets.some(({ attribute }) => attribute === stock?.name),
      ),
    );
    if (stock === undefined || asking === undefined || isTaken) return [];
    const said = `${spoken(resource.name)}.${fieldName(stock.name)}`;
    return [
      `What takes from ${said} when ${article(spoken(asking.name))} names it? No operation does; \`takes: ${said}\` of the one that creates it makes one statement that two buyers cannot both win.`,
    ];
  });
}
