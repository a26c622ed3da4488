import { changedPlaces } from '../model/changed-places.ts';
import { emptySystem, type System } from '../model/system.ts';
import { buildIndex, type Homes, type SystemIndex, shareIndex } from '../model/system-index.ts';
import { type AskedDistrict, districtAnswers } from './district-answers.ts';
import { type DistrictNames, districtNames } from './district-names.ts';
import { type District, districtsOf } from './districts.ts';
import { districtsAgain } from './districts-again.ts';
import type { Finding } from './finding.ts';
import { findingsOf } from './findings-of.ts';
import { type ReviewedPart, rememberingReviewedPart } from './reviewed-part.ts';
import type { Rule, RuleContext } from './rule.ts';
import { stillHolds } from './still-holds.ts';
import { type Question, Watch } from './watch.ts';
import { type SharedAnswers, watchedIndex } from './watched-index.ts';

/** What rules said of a System, kept so that only those are asked again who read what has changed. */
export interface RuleMemory {
  readonly reviewed: ReviewedPart;
  /** Of each district one rule after the other, and then of the whole. */
  ask(rules: readonly Rule[], system: System, ground: RuleGround): readonly Finding[];
}

/** What rules go by besides the System: where it changes, everything is asked again. */
export type RuleGround = Pick<RuleContext, 'profile' | 'before'>;

/**
 * An answer holds as long as every list that the rule looked at for it has the same elements, the very same objects: what
 * it looks at is noted while it looks, and a rule knows nothing else. It is asked about a district or about the whole in
 * either case, so that an answer is the same whether it was kept or is given anew.
 */
export function createRuleMemory(): RuleMemory {
  let kept: { readonly ground: RuleGround; readonly units: Units } | undefined;
  let apart: readonly Rule[] = [];
  return {
    reviewed: rememberingReviewedPart(),
    ask: (rules, system, ground) => {
      const isSameGround = kept?.ground.profile === ground.profile && kept.ground.before === ground.before;
      const before = isSameGround ? kept?.units : undefined;
      const units = unitsOf(before, system);
      kept = { ground, units };
      const own = rules.filter(({ within }) => within === 'district');
      if (!hasSameItems(apart, own)) apart = own;
      const ofDistricts = [...units.districts.values()].map((unit) => answersOf(unit, apart, ground));
      const ofWhole = rules
        .filter((rule) => rule.within !== 'district')
        .map((rule) => answerOf(units.whole, rule, ground));
      return [...ofDistricts, ...ofWhole].flat();
    },
  };
}

interface Units {
  readonly whole: Unit;
  readonly districts: ReadonlyMap<string, Unit>;
  readonly names: DistrictNames;
  /** Another one whenever things came, went or belong elsewhere. */
  readonly shape: object;
}

function unitsOf(before: Units | undefined, system: System): Units {
  const known = before?.whole;
  const now: District = { name: theWhole, system: onlyParts(system), around: noSurroundings };
  const whole = known === undefined ? now : withKnownLists(known.district, now);
  if (before !== undefined && whole.system === known?.district.system) return before;
  const again =
    before &&
    districtsAgain(
      before.whole.district.system,
      [...before.districts.values()].map(({ district }) => district),
      whole.system,
      before.names,
    );
  const found = again ?? districtsOf(whole.system);
  const districts = new Map(
    found.map((district) => {
      const earlier = before?.districts.get(district.name);
      const own = earlier === undefined ? district : withKnownLists(earlier.district, district);
      return [
        district.name,
        earlier !== undefined && isSameDistrict(earlier.district, own) ? earlier : unitOf(earlier, own),
      ];
    }),
  );
  const names = again === undefined || before === undefined ? districtNames(found) : before.names;
  const shape = again === undefined || before === undefined ? {} : before.shape;
  return { whole: wholeUnit(known, whole, homesIn(districts, names), shape, districts), districts, names, shape };
}

/** Its index is asked as long as it is kept, so nothing of the time before may be within its reach. */
function wholeUnit(
  before: Unit | undefined,
  whole: District,
  homes: Omit<Homes, 'answers'>,
  shape: object,
  districts: Units['districts'],
): Unit {
  const ask = districtAnswers([...districts.values()], {
    homes,
    shape,
    districts: new Set([...districts.values()].map(({ index }) => index)),
    whole: () => index,
  });
  const answers = <Answer>(question: (index: SystemIndex) => Answer) => ask(question) as readonly Answer[];
  const index = buildIndex(whole.system, whole.around, { ...homes, answers });
  // Advice and drawings ask about the same lists.
  shareIndex(index);
  return unitOf(before, whole, index, ask);
}

function homesIn(districts: ReadonlyMap<string, Unit>, names: DistrictNames): Omit<Homes, 'answers'> {
  const homeIn = (part: keyof DistrictNames) => (id: string) => {
    const name = names[part].get(id);
    // What belongs to no component is a district too, and its name is empty.
    return name === undefined ? undefined : districts.get(name)?.index;
  };
  return {
    ofOperation: homeIn('operations'),
    ofEndpoint: homeIn('endpoints'),
    ofComponent: homeIn('components'),
    ofTable: homeIn('tables'),
  };
}

/** No component is called like this. */
const theWhole = '*';
const noSurroundings: District['around'] = { components: [], endpoints: [] };

/** Rules know nothing else of a System, and what they do not know cannot change what they say. */
function onlyParts({ name, statistics, problems, suppressions, ...parts }: System): System {
  return { ...emptySystem, ...parts };
}

/** What rules are asked about, and what was answered. */
interface Unit extends AskedDistrict {
  readonly district: District;
  readonly shared: SharedAnswers;
  readonly findings: Map<Rule, Answer>;
  /** Of the rules that were asked last, all together. */
  all: { readonly rules: readonly Rule[]; readonly findings: readonly Finding[] } | undefined;
  readonly ask: AskDistricts | undefined;
}

type AskDistricts = (question: Question) => readonly unknown[];

interface Answer {
  readonly findings: readonly Finding[];
  /** What was looked at for it. */
  readonly watch: Watch;
}

/** Answers go over where nothing changed that they were read from. */
function unitOf(
  before: Unit | undefined,
  district: District,
  index: SystemIndex = buildIndex(district.system, district.around),
  ask?: AskDistricts,
): Unit {
  const findings = new Map<Rule, Answer>();
  if (before !== undefined) {
    const holds = stillHolds({ index, isSame: (part) => isSamePart(part, before.district, district), ask });
    for (const [rule, answer] of before.findings) if (holds(answer.watch)) findings.set(rule, answer);
  }
  return { district, index, shared: new Map(), findings, all: undefined, answers: new Map(), ask };
}

function isSameDistrict(before: District, now: District): boolean {
  return before.system === now.system && before.around === now.around;
}

function isSamePart(part: keyof System, before: District, now: District): boolean {
  if ((part === 'components' || part === 'endpoints') && before.around[part] !== now.around[part]) return false;
  return before.system[part] === now.system[part];
}

function answersOf(unit: Unit, rules: readonly Rule[], ground: RuleGround): readonly Finding[] {
  if (unit.all?.rules !== rules) unit.all = { rules, findings: rules.flatMap((rule) => answerOf(unit, rule, ground)) };
  return unit.all.findings;
}

function answerOf(unit: Unit, rule: Rule, ground: RuleGround): readonly Finding[] {
  const known = unit.findings.get(rule);
  if (known !== undefined) return known.findings;
  const watch = new Watch();
  const index = watchedIndex(unit.index, unit.shared, watch, unit.ask);
  const findings = findingsOf(rule, { system: index.system, index, ...ground });
  unit.findings.set(rule, { findings, watch });
  return findings;
}

/** The same district, with lists that have the elements that they had as the lists that they were. */
function withKnownLists(before: District, now: District): District {
  const system = withKnown(before.system, now.system);
  const around = withKnown(before.around, now.around);
  return { name: now.name, system, around };
}

function withKnown<Lists extends object>(before: Lists, now: Lists): Lists {
  const parts = (Object.keys(now) as (keyof Lists)[]).map((part) => {
    const [was, is] = [before[part], now[part]];
    const isKnown = was === is || (Array.isArray(was) && Array.isArray(is) && changedPlaces(was, is)?.length === 0);
    return [part, isKnown ? was : is] as const;
  });
  const isSame = parts.every(([part, list]) => list === before[part]) && parts.length === Object.keys(before).length;
  return isSame ? before : { ...now, ...Object.fromEntries(parts) };
}

function hasSameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => item === other[at]);
}
