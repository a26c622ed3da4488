import { describe, expect, test } from 'vitest';
import {
  access,
  buildSystem,
  endpoint,
  operation,
  operationCall,
  table,
} from '../../../../test/support/build-system.ts';
import { spoken, titles } from '../../../../test/support/findings-text.ts';
import { reviewFiles } from '../../../../test/support/system-of.ts';
import type { DataAccess } from '../../model/data-access.ts';
import { nPlusOneQuery } from './n-plus-one-query.ts';

const list = endpoint('GET /orders');
const byOrder = { many: true, filters: ['order_id'], library: 'prisma' };

test('a query in a loop says the round trips and the one query instead', () => {
  const items = access('GET /orders', 'select order_items', { ...byOrder, inLoop: true });
  const system = buildSystem({ endpoints: [list], tables: [table('order_items')], accesses: [items] });
  expect(spoken(nPlusOneQuery, system)).toMatchInlineSnapshot(`
    "medium: GET /orders reads order_items once per item of a loop
    Each item can take a query of its own, so their number grows with the list.
    fix: Where no item needs what another one has done, collect the keys before the loop and read order_items once: \`findMany({ where: { order_id: { in: keys } } })\`, or \`include\` the relation in the first query, then look the rows up by key inside the loop.
    at GET-orders-select-order-items.ts: GET /orders select order_items
    at shop-GET-orders.ts: shop GET /orders
    at order-items.ts: order_items"
  `);
});

test('a call in a loop repeats every query below it, also when the shortest way there has no loop', () => {
  const system = buildSystem({
    endpoints: [list],
    operationCalls: [
      operationCall('GET /orders', 'itemsOf'),
      operationCall('GET /orders', 'describe', { inLoop: true }),
      operationCall('describe', 'itemsOf'),
    ],
    accesses: [access('itemsOf', 'select order_items', byOrder), access('describe', 'count reviews')],
  });
  expect(spoken(nPlusOneQuery, system)).toMatchInlineSnapshot(`
    "medium: GET /orders counts reviews once per item of a loop
    Each item can take a query of its own, so their number grows with the list. On their way, items may come by order_items as well.
    fix: Where no item needs what another one has done, count reviews for all of them by one query with \`GROUP BY\` before the loop.
    at GET-orders-calls-describe.ts: GET /orders calls describe
    at shop-GET-orders.ts: shop GET /orders
    at describe-count-reviews.ts: describe count reviews
    at itemsOf-select-order-items.ts: itemsOf select order_items"
  `);
});

test('writing row by row is told as writing', () => {
  const one = access('GET /orders', 'insert order_items', { inLoop: true });
  expect(about(one)).toEqual(['low: GET /orders inserts into order_items once per item of a loop']);
});

test('rows that somebody sets up by hand are few', () => {
  const sorted = access('GET /orders', 'update environments', { inLoop: true });
  expect(about(sorted)).toEqual(['low: GET /orders updates environments once per item of a loop']);
});

test('the route that comes there most surely is named, and others as far as they may', () => {
  const system = buildSystem({
    tables: [table('order_items')],
    endpoints: [endpoint('DELETE /orders/{id}'), list],
    operationCalls: [
      operationCall('DELETE /orders/{id}', 'describe', { atTimes: true }),
      operationCall('GET /orders', 'show'),
      operationCall('show', 'describe'),
    ],
    accesses: [access('describe', 'select order_items', { ...byOrder, inLoop: true })],
  });
  expect(spoken(nPlusOneQuery, system)).toContain(
    'medium: GET /orders reads order_items once per item of a loop\nEach item can take a query of its own, so their number grows with the list. 1 more route shares the code that leads there, where conditions may keep it from the loop.',
  );
});

test('a list of one, links of one thing and what was just written are nothing to collect', () => {
  const parts = { endpoints: [list], tables: [table('orders'), table('order_parents'), table('order_items')] };
  const parents = access('GET /orders', 'select order_parents', { many: true, filters: ['child'] });
  const from = `${parents.evidence[0]?.file}:${parents.evidence[0]?.line}`;
  const each = access('GET /orders', 'select order_items', { ...byOrder, inLoop: true, loop: { of: 'x:1', from } });
  const replaced = [
    access('link', 'delete order_parents', { filters: ['child'] }),
    access('link', 'insert order_parents', {}),
  ];
  const told = (accesses: readonly DataAccess[]) => titles(nPlusOneQuery, buildSystem({ ...parts, accesses }));
  expect([told([parents, each]).length, told([parents, each, ...replaced]).length]).toEqual([1, 0]);
  expect(about({ ...each, again: true })).toEqual([]);
  const foreignKeys = ['order_id > orders', 'tag_id > tags'];
  const links = table('order_tags', { foreignKeys, primaryKey: ['order_id', 'tag_id'] });
  const unlink = access('GET /orders', 'delete order_tags', { inLoop: true });
  expect(titles(nPlusOneQuery, buildSystem({ endpoints: [list], tables: [links], accesses: [unlink] }))).toEqual([]);
});

test('a joined table makes no query of its own, and a transaction of each turn holds nothing between them', () => {
  const system = buildSystem({
    endpoints: [list],
    operationCalls: [operationCall('GET /orders', 'describe', { inLoop: true })],
    accesses: [
      access('describe', 'select reviews', { ...byOrder, library: 'django', inTransaction: true }),
      access('describe', 'select authors', { joined: true, library: 'django' }),
    ],
  });
  expect(spoken(nPlusOneQuery, system)).toMatchInlineSnapshot(`
    "medium: GET /orders reads reviews once per item of a loop
    Each item can take a query of its own, so their number grows with the list.
    fix: Where no item needs what another one has done, collect the keys before the loop and read reviews once, then look the rows up by key inside the loop.
    at GET-orders-calls-describe.ts: GET /orders calls describe
    at shop-GET-orders.ts: shop GET /orders
    at describe-select-reviews.ts: describe select reviews
    at describe-select-authors.ts: describe select authors"
  `);
});

test('the fix names no column where it was not read which of several stays the same', () => {
  const sort = { inLoop: true, filters: ['page_id', 'position'], library: 'eloquent' } as const;
  const fixOf = (one: DataAccess): string =>
    spoken(nPlusOneQuery, buildSystem({ endpoints: [list], accesses: [one] })).split('\n')[2] ?? '';
  const fixes = [
    fixOf(access('GET /orders', 'update order_items', sort)),
    fixOf(access('GET /orders', 'delete order_items', { ...sort, filters: ['id', 'page_id'] })),
  ];
  expect(fixes.join('\n')).toMatchInlineSnapshot(`
    "fix: Where nothing else is to happen for each row, collect the changes in the loop and write them to order_items together; where each row gets values of its own, by one statement that takes keys and values as a list.
    fix: Where nothing else is to happen for each row, collect the keys in the loop and delete their rows of order_items together."
  `);
});

describe('what is known of the loop', () => {
  const orders = table('orders', { columns: 'id bigint, placed_at timestamptz' });
  const fills = access('POST /orders', 'insert orders');
  const loop = { of: 'orders.ts:9', from: 'GET-orders-select-orders.ts:1' };
  const each = access('GET /orders', 'select order_items', { ...byOrder, inLoop: true, loop });
  const parts = { endpoints: [list, endpoint('POST /orders')], tables: [orders, table('order_items')] };

  test('rows that grow with use and that nothing limits make it high', () => {
    const all = access('GET /orders', 'select orders', { many: true });
    const title = 'GET /orders reads order_items once per item of a loop';
    expect(titles(nPlusOneQuery, buildSystem({ ...parts, accesses: [all, each, fills] }))).toEqual([`high: ${title}`]);
    const page = { ...all, limit: { kind: 'constant', value: 10 } } as const;
    expect(titles(nPlusOneQuery, buildSystem({ ...parts, accesses: [page, each, fills] }))).toEqual([`low: ${title}`]);
  });

  test('what is begun at once is told as such, and SQLite has no round trips', () => {
    const atOnce = { ...each, loop: { of: 'orders.ts:9', atOnce: true } } as const;
    expect(spoken(nPlusOneQuery, buildSystem({ ...parts, accesses: [atOnce] }))).toContain('begun all at once');
    const tables = [table('order_items', { dialect: 'sqlite' })];
    const said = spoken(nPlusOneQuery, buildSystem({ ...parts, tables, accesses: [atOnce] }));
    expect(said).toMatch(/^low: /);
    expect(said).toContain('no round trips');
  });

  test('two queries of one loop are one finding, and what does not change is asked for once', () => {
    const other = access('GET /orders', 'count reviews', { inLoop: true, loop });
    expect(titles(nPlusOneQuery, buildSystem({ ...parts, accesses: [each, other] }))).toHaveLength(1);
    const same = { ...each, loop: { of: 'orders.ts:9', same: true } } as const;
    expect(spoken(nPlusOneQuery, buildSystem({ ...parts, accesses: [same] }))).toContain('once before the loop');
  });
});

describe('silent where', () => {
  test('the function that is called says that it caches', () => {
    const operationCalls = [operationCall('GET /orders', 'findWithCache', { inLoop: true })];
    const accesses = [access('findWithCache', 'select customers', { filters: ['id'] })];
    expect(titles(nPlusOneQuery, buildSystem({ endpoints: [list], operationCalls, accesses }))).toEqual([]);
  });

  test('what an item may ask stands deep, is about the rights of who asks, or is a page of its own', () => {
    const operationCalls = [
      operationCall('GET /orders', 'describe', { inLoop: true }),
      operationCall('describe', 'price'),
      operationCall('price', 'discount'),
    ];
    const asked = (accesses: DataAccess[]): string[] =>
      titles(nPlusOneQuery, buildSystem({ endpoints: [list], operationCalls, accesses }));
    expect(asked([access('price', 'select prices', { filters: ['id'] })])).toHaveLength(1);
    expect(asked([access('discount', 'select prices', { filters: ['id'] })])).toEqual([]);
    expect(asked([access('price', 'select role_permissions', { filters: ['id'] })])).toEqual([]);
    expect(asked([access('price', 'select prices', { ...byOrder, limit: { kind: 'parameter' } })])).toEqual([]);
  });

  test('what is sent is part of another query', () => {
    expect(about(access('GET /orders', 'select order_items', { inLoop: true, joined: true }))).toEqual([]);
  });

  test('the loop works in chunks', () => {
    const chunk = { many: true, inLoop: true, filters: [{ column: 'id', operator: 'in' }] } as const;
    expect(about(access('GET /orders', 'select order_items', chunk))).toEqual([]);
    expect(about(access('GET /orders', 'insert order_items', { many: true, inLoop: true }))).toEqual([]);
  });

  test('the loop reads page by page', () => {
    const page = { many: true, inLoop: true, limit: { kind: 'constant', value: 500 } } as const;
    expect(about(access('GET /orders', 'select order_items', page))).toEqual([]);
  });

  test('the rows are an audit trail', () => {
    expect(about(access('GET /orders', 'insert audit_log', { inLoop: true }))).toEqual([]);
  });

  test('only a job or a script comes there', () => {
    const seed = access('seed', 'insert orders', { inLoop: true });
    const job = { id: 'nightly', service: 'shop', schedule: '0 3 * * *', runs: 'seed', inProcess: false } as const;
    const parts = { operations: [operation('seed')], accesses: [seed] };
    const jobs = [{ ...job, evidence: [], provenance: 'extracted', role: 'system' } as const];
    expect(titles(nPlusOneQuery, buildSystem(parts))).toEqual([]);
    expect(titles(nPlusOneQuery, buildSystem({ ...parts, jobs }))).toEqual([]);
  });
});

function about(one: DataAccess): string[] {
  return titles(nPlusOneQuery, buildSystem({ endpoints: [list], accesses: [one] }));
}

test('what an object loads once, a search for a free name and what makes up one query are no queries for each item', async () => {
  const { review } = await reviewFiles({
    'manage.py': 'import django\n',
    'requirements.txt': 'django\n',
    'stalls/models.py': `from django.db import models


class Stall(models.Model):
    name = models.CharField(max_length=80)


class Tariff(models.Model):
    season = models.CharField(max_length=20)


class Receipt(models.Model):
    objects = ReceiptManager()
    stall_id = models.IntegerField()
`,
    'stalls/urls.py': `from django.urls import path

from . import views

urlpatterns = [path("stalls/", views.stalls)]
`,
    'stalls/views.py': `from django.http import JsonResponse

from .models import Receipt, Stall, Tariff


class Prices:
    def __init__(self):
        self.seasons = {}

    def load(self, season):
        if season is not None and season not in self.seasons:
            self.seasons[season] = Tariff.objects.filter(season=season).first()

    def of(self, season):
        self.load(season)
        return self.seasons[season]


def free_name(name):
    while not is_free(name):
        name = name + "x"
    return name


def is_free(name):
    return not Stall.objects.filter(name=name).exists()


def narrowed(stalls, predicates):
    qs = stalls
    for predicate in predicates:
        qs &= matching(qs, predicate)
    return qs


def matching(qs, predicate):
    season = predicate["season"] or Tariff.objects.get().season
    return qs.filter(season=season)


def stalls(request):
    prices = Prices()
    stall = Stall.objects.create(name=free_name(request.GET["name"]))
    for day in request.GET["days"]:
        prices.of(day)
        Receipt.objects.create_with_number(stall_id=stall.id)
    narrowed(Stall.objects.all(), request.GET["predicates"])
    return JsonResponse({})
`,
  });
  const titlesOfRule = review.findings.filter(({ rule }) => rule === nPlusOneQuery.id).map(({ title }) => title);
  expect(titlesOfRule).toMatchInlineSnapshot(`
    [
      "GET /stalls inserts into stalls_receipt once per item of a loop",
    ]
  `);
});

test('what a flag turns off and what the object outside of the loop keeps are not asked for each item', async () => {
  const python = await reviewFiles({
    'manage.py': 'import django\n',
    'requirements.txt': 'django\n',
    'kennels/models.py': `from django.db import models


class Kennel(models.Model):
    name = models.CharField(max_length=80)


class Dog(models.Model):
    kennel_id = models.IntegerField()
`,
    'kennels/urls.py': `from django.urls import path

from . import views

urlpatterns = [path("kennels/", views.kennels)]
`,
    'kennels/views.py': `from django.http import JsonResponse

from .models import Dog, Kennel


def rename(kennel: Kennel, save=True):
    kennel.name = "new"
    if save:
        kennel.save(update_fields=["name"])


def count(dog: Dog, *, save: bool = False):
    if dog.id and save:
        dog.save()


def kennels(request):
    found = Kennel.objects.filter(name=request.GET["name"])
    for kennel in found:
        rename(kennel, save=False)
    for dog in Dog.objects.filter(kennel_id=1):
        count(dog, save=True)
    for dog in Dog.objects.filter(kennel_id=2):
        count(dog)
    Kennel.objects.bulk_update(found, ["name"])
    return JsonResponse({})
`,
  });
  const ruby = await reviewFiles({
    Gemfile: "source 'https://rubygems.org'\ngem 'rails', '~> 8.0'\n",
    'config/routes.rb': `Rails.application.routes.draw do
  post '/letters', to: 'letters#create'
end
`,
    'db/schema.rb': `ActiveRecord::Schema[8.0].define(version: 2024_01_01_000000) do
  create_table "letters", force: :cascade do |t|
    t.bigint "author_id"
  end
  create_table "authors", force: :cascade do |t|
    t.string "name"
  end
  create_table "readers", force: :cascade do |t|
    t.bigint "city_id"
  end
  create_table "cities", force: :cascade do |t|
    t.string "name"
  end
end
`,
    'app/models/letter.rb': 'class Letter < ApplicationRecord\n  belongs_to :author\nend\n',
    'app/models/author.rb': 'class Author < ApplicationRecord\nend\n',
    'app/models/reader.rb': 'class Reader < ApplicationRecord\n  belongs_to :city\nend\n',
    'app/models/city.rb': 'class City < ApplicationRecord\nend\n',
    'app/controllers/letters_controller.rb': `class LettersController < ApplicationController
  def create
    letter = Letter.find(params[:id])
    Reader.where(city_id: params[:city]).each do |reader|
      deliver(letter, reader)
      puts letter.author.name
    end
  end

  private

  def deliver(letter, reader)
    puts letter.author.name
    puts reader.city.name
  end
end
`,
  });
  const told = [python, ruby].flatMap(({ review }) => review.findings.filter(({ rule }) => rule === nPlusOneQuery.id));
  expect(told.map(({ title }) => title)).toMatchInlineSnapshot(`
    [
      "GET /kennels inserts into kennels_dog once per item of a loop",
      "POST /letters reads cities once per item of a loop",
    ]
  `);
});
