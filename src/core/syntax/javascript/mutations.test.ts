import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testParsers } from '../../../../test/support/parsers.ts';
import type { Language, Outline, Value } from '../outline.ts';

/** A bit of everything that people write in a backend. */
const source = `
import express, { type Request } from 'express';
import * as path from 'node:path';
const legacy = require('./legacy');
@Controller('orders')
export class OrdersController extends Base<Order> implements Lister {
  private readonly log = new Logger('orders');
  constructor(private readonly orders: OrdersService, @Inject(CLOCK) clock?: Clock) { super(); this.clock = clock; }
  @Get(':id') @UseGuards(AuthGuard('jwt'))
  async find(@Param('id') id: string, { page = 1, ...rest }: PageDto = {}): Promise<Order | null> {
    for await (const line of this.orders.lines(id)) { await this.log.write(\`line \${line.id ?? 'none'}\`); }
    try { return (await prisma.$queryRaw<Order[]>\`SELECT * FROM orders WHERE id = \${id}\`)[0]; }
    catch (error) { throw new NotFoundException('no ' + id + '!'); }
  }
}
const router = express.Router().get('/a', auth, (req, res) => res.json({ ...req.body, [key]: 60 * 1000 }));
sessions[id] = { user }; delete sessions[id]; total += price; count++;
const { rows: [first, , third = 0], ...others } = await pool.query({ text: 'select a from b', values: [id] });
export enum Status { Open, Paid = 'paid' }
export type Created = Omit<Order, 'id'> & { note?: string };
interface Lister { list(page: number): Promise<Order[]> }
// architect-ignore missing-limit -- few rows
module.exports = { router, list() { return <Row key={1}>{items.map((it) => <b>{it}</b>)}</Row>; } };
export { router as default }; export * as errors from './errors';
`;

const snippets = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '`',
  '${',
  "'",
  '"',
  '<',
  '>',
  '=>',
  '@',
  '...',
  '/*',
  '*/',
  '//',
  '\n',
  '\0',
];

const position = fc.nat({ max: source.length });
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('cut'), from: position, length: fc.nat({ max: 400 }) }),
  fc.record({ kind: fc.constant('truncate'), from: position }),
  fc.record({ kind: fc.constant('insert'), from: position, text: fc.oneof(fc.constantFrom(...snippets), fc.string()) }),
  fc.record({ kind: fc.constant('repeat'), from: position, length: fc.nat({ max: 60 }) }),
);
type Mutation = { kind: string; from: number; length?: number; text?: string };

function mutate(text: string, { kind, from, length = 0, text: added = '' }: Mutation): string {
  if (kind === 'truncate') return text.slice(0, from);
  if (kind === 'insert') return text.slice(0, from) + added + text.slice(from);
  if (kind === 'repeat') return text.slice(0, from) + text.slice(from, from + length).repeat(3) + text.slice(from);
  return text.slice(0, from) + text.slice(from + length);
}

test('whatever happens to a text, its outline holds together', async () => {
  const parsers = await testParsers();
  const languages = fc.constantFrom<Language>('javascript', 'typescript', 'tsx');
  fc.assert(
    fc.property(languages, fc.array(mutation, { maxLength: 6 }), (language, mutations) => {
      const text = mutations.reduce<string>(mutate, source);
      expect(flaws(parsers.outline(language, text), text)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** References that lead nowhere and ranges that are none. */
function flaws(outline: Outline, text: string): string[] {
  const found: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };
  const range = ({ at, end }: { at: number; end: number }, what: string): void =>
    check(at >= 0 && at <= end && end <= text.length, `${what} from ${at} to ${end} of ${text.length}`);
  const scope = (fn: number, what: string): void => check(outline.functions[fn] !== undefined, `${what} in ƒ${fn}`);
  const reference = (value: Value): void => {
    if (value.kind === 'call') check(outline.calls[value.call] !== undefined, `call #${value.call}`);
    if (value.kind === 'function') check(outline.functions[value.fn] !== undefined, `function ƒ${value.fn}`);
    if (value.kind === 'class') check(outline.classes[value.cls] !== undefined, `class C${value.cls}`);
  };
  outline.functions.forEach((fn, index) => {
    range(fn, fn.name);
    check(fn.parent < index, `parent of ƒ${index}`);
    fn.returns.forEach(reference);
  });
  for (const call of outline.calls) {
    range(call, call.name);
    scope(call.fn, call.name);
    check(call.start <= call.at, `name of ${call.name} before its call`);
    call.args.forEach(reference);
    if (call.on) reference(call.on);
  }
  for (const binding of outline.bindings) {
    range(binding, binding.name);
    scope(binding.fn, binding.name);
    reference(binding.value);
  }
  for (const cls of outline.classes) range(cls, cls.name);
  for (const { at, end, fn } of [...outline.sql, ...outline.throws]) {
    range({ at, end }, 'sql or throw');
    scope(fn, 'sql or throw');
  }
  return found;
}
