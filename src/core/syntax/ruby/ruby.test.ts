import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'ruby'));

test('what a class calls while it is defined decorates it, what it mixes in is a base', async () => {
  expect(
    await print(`
require 'net/http'
require_relative '../lib/hive'
module Apiary
  class HivesController < Api::BaseController
    include Paginated
    LIMIT = 50
    before_action :authenticate!, only: %i[create destroy], unless: -> { Rails.env.test? }
    self.table_name = 'hives'

    def initialize(store, region: 'north', **options, &block)
      @store = store
    end

    def self.build(url) = new(connect(url))

    class << self
      def key; end
    end

    private

    def harvest
      @harvest ||= Harvest.new(params[:id])
    end
  end
end
`),
  ).toMatchInlineSnapshot(`
    "import from net/http
    import from ../lib/hive
    C0 struct Apiary
    C1 class HivesController < Api.BaseController, Paginated in ƒ1 in C0 @include(Paginated) @before_action("authenticate!", {only: ["create", "destroy"], unless: ƒ3}) @table_name=("hives") @private()
      static LIMIT = 50
    module
    ƒ1 static () of C0
    ƒ2 static () of C1 in ƒ1
      #0 include(Paginated)
      LIMIT = 50
      #1 before_action("authenticate!", {only: ["create", "destroy"], unless: ƒ3})
      #4 this.table_name=("hives")
      #7 private()
    ƒ3 () for #1 in ƒ2
      #2 Rails.env()
      #3 #2.test?()
      return #3
    ƒ4 constructor(store, region? = "north", options?, block?) of C1 in ƒ2
      this.store := store in C1
      return store
    ƒ5 static build(url) of C1 in ƒ2
      #5 new(#6)
      #6 connect(url)
      return #5
    ƒ6 static key() of C1 in ƒ2
      return null
    ƒ7 harvest() of C1 in ƒ2
      this.harvest := #8 in C1
      #8 new Harvest((#9).id)
      #9 params()
      #10 #9.[]("id")
      return #8"
  `);
});

test('a word is a variable where it was assigned, else a call', async () => {
  expect(
    await print(`
def show(order)
  lines = order.lines.where(sku: params[:sku], state: "open").limit 5
  lines.each do |line, (a, b)|
    total += line.price
    return render json: line if stale
  end
  order.state = 'seen'
  lines.each(&:save!)
  audit
  render json: { order:, lines: }
rescue ActiveRecord::RecordNotFound => error
  raise Missing, error.message
end
`),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 show(order)
      lines = #4
      #0 order.lines(), in try
      #1 #0.where({sku: (#2).sku, state: "open"}), in try
      #2 params(), in try
      #3 #2.[]("sku"), in try
      #4 #1.limit(5), in try
      #5 lines.each(ƒ2), in try
      #10 order.state=("seen"), in try
      #11 lines.each(ƒ3), in try
      #13 audit(), in try
      #14 render({json: {order: order, lines: lines}}), in try
      error = ‹rescue›
      throw #16
      #16 new Missing(#15)
      #15 error.message()
      return #14
    ƒ2 (line, {a = 0, b = 1}) for #5 in ƒ1
      total = \`\${#6}\${#7}\`
      #6 total()
      #7 line.price()
      #9 render({json: line})
      #8 stale()
      return #9
    ƒ3 (it) for #11 in ƒ1
      #12 it.save!()
      return #12"
  `);
});

test('texts: symbols, heredocs, interpolation, words and SQL', async () => {
  expect(
    await print(`
STATES = %w[open closed].freeze
ActiveRecord::Base.connection.execute(<<~SQL.squish, id)
  select * from hives
  where region = #{region}
SQL
url = "#{ENV.fetch('HIVES_URL', 'http://hives:3000')}/hives/" + id
limit = ENV['LIMIT'] || 10
name = flag ? :north : :south
Missing = Class.new(StandardError)
Line = Struct.new(:sku) do
  def price; end
end
jobs << 5
while open do poll end
begin
  fetch
rescue Timeout::Error
  retry
end
x = if a then 1 else 2 end
`),
  ).toMatchInlineSnapshot(`
    "C0 class Missing < StandardError
    C1 class Line
    module
      STATES = ["open", "closed"]
      #0 ActiveRecord.Base.connection()
      #1 #0.execute(\`
      select * from hives
      where region = \${#2}
    \`, #3)
      #3 id()
      sql of #1 \`
      select * from hives
      where region = \${#2}
    \`
      #2 region()
      url = \`\${#4}/hives/\${#5}\`
      #4 ENV.fetch("HIVES_URL", "http://hives:3000")
      #5 id()
      limit = ENV.LIMIT | 10
      name = "north" | "south"
      #6 flag()
      #7 jobs()
      #8 #7.<<(5)
      #9 open()
      #10 poll(), in loop
      #11 fetch(), in try
      x = 1 | 2
      #12 a()
    ƒ1 static () of C0
    ƒ2 static () of C1
    ƒ3 price() of C1 in ƒ2
      return null"
  `);
});

test('several names on one line are given a value each', async () => {
  expect(
    await print(`
      def initialize(user, payments)
        @user, @payments = user, payments
        first, second = pair
      end
    `),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 initialize(user, payments)
      this.user := user
      this.payments := payments
      first = (#0).0
      second = (#0).1
      #0 pair()
      return #0"
  `);
});
