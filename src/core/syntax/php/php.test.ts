import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(`<?php\n${text}`, 'php'));

test('the namespace and what it uses', async () => {
  const outline = await outlineOf('<?php namespace Cinema\\Tickets;', 'php');
  expect(outline.package).toBe('Cinema\\Tickets');
  expect(
    await print(`
      use Cinema\\Models\\{Show, Seat as Place};
      use Illuminate\\Support\\Facades\\Route;
      use function Cinema\\price;
      use DB;
    `),
  ).toMatchInlineSnapshot(`
    "import Show as Show from Cinema\\Models
    import Seat as Place from Cinema\\Models
    import Route as Route from Illuminate\\Support\\Facades
    import price as price from Cinema
    import DB as DB from 
    module"
  `);
});

test('a class with attributes, traits, promoted properties and methods', async () => {
  expect(
    await print(`
      #[Route('/shows', name: 'shows_')]
      final class ShowController extends Base implements Api, \\Countable {
        use Audits, Locks { Audits::note insteadof Locks; }
        private const PAGE = 20;
        public static ?string $name = null;
        protected array $fillable = ['title', 'starts_at'];
        public function __construct(private readonly ShowRepository $shows, ?Clock $clock = null) {
          parent::__construct($clock);
          $this->clock = $clock;
        }
        #[Route('/{id}', methods: ['GET'])]
        #[IsGranted('ROLE_USER')]
        public function show(int $id, Request ...$more): ?Show {
          return $this->shows?->find($id) ?? throw new NotFound(self::PAGE);
        }
        public static function make(): static { return new static(clock: new \\Clock()); }
      }
      enum Rating: string { case Good = 'good'; case Bad = 'bad'; }
      interface Api {}
    `),
  ).toMatchInlineSnapshot(`
    "C0 class ShowController < Base, Audits, Locks, Api, \\Countable @Route("/shows", {name: "shows_"})
      static PAGE = 20
      static name?: string = null
      fillable: array = ["title", "starts_at"]
      shows: ShowRepository
    C1 enum Rating
      static Good = "good"
      static Bad = "bad"
    C2 interface Api
    module
    ƒ1 constructor($shows: ShowRepository, $clock?: Clock = null) of C0
      this.shows := $shows in C0
      #0 super($clock)
      this.clock := $clock in C0
    ƒ2 show($id: int, $more: Request[]): Show of C0 @Route("/{id}", {methods: ["GET"]}) @IsGranted("ROLE_USER")
      #1 this.shows.find($id)
      throw #2
      #2 new NotFound(this.PAGE)
      return #1 | ‹throw_expression›
    ƒ3 static make(): ShowController of C0
      #3 new this({clock: #4})
      #4 new \\Clock()
      return #3
    export ShowController = C0
    export Rating = C1
    export Api = C2"
  `);
});

test('texts, templates, arrays and SQL', async () => {
  expect(
    await print(`
      $a = 'it\\'s \\n' . "a $id {$order->lines[0]} \\$x" . PREFIX;
      $sql = <<<SQL
        SELECT id
        FROM shows WHERE id = $id
        SQL;
      $sql .= ' LIMIT 1';
      $map = ['a' => 1, Show::class => [1, ...$more], 'plain'];
      [$first, , $third] = $map;
      $url = sprintf('/shows/%d/%s', $id, $name);
      $kind = match (true) { $x > 1 => 'big', default => small() };
      $n = $x ?: 5 * 60;
      return require __DIR__ . '/api.php';
    `),
  ).toMatchInlineSnapshot(`
    "module
      $a = \`it's \\na \${$id} \${$order.lines.0} $x\${PREFIX}\`
      $sql = \`
    SELECT id
    FROM shows WHERE id = \${$id}\`
      sql \`
    SELECT id
    FROM shows WHERE id = \${$id}\`
      $sql := \`\${$sql} LIMIT 1\`
      $map = {a: 1, Show: [1, ...$more], 0: "plain"}
      $first = $map.0
      $third = $map.1
      $url = \`/shows/\${$id}/\${$name}\`
      #0 sprintf("/shows/%d/%s", $id, $name)
      $kind = "big" | #1
      #1 small()
      $n = $x | 300
      #2 require(\`\${__DIR__}/api.php\`)
      return #2"
  `);
});

test('closures, loops, tries and references', async () => {
  expect(
    await print(`
      Route::prefix('admin')->group(function () use ($x) {
        Route::get('/', [HomeController::class, 'index'])->middleware(['auth', "can:{$x}"]);
      });
      $names = array_map(fn (Show $show): string => $show->name, $shows);
      foreach ($shows as $id => $show) { $show->save(); }
      try { $db->run(); } catch (Timeout|Refused $e) { report($e); throw new Failed($e); }
      $load = $this->load(...);
      $handler = new class extends Migration { public function up(): void { Schema::create('shows', fn ($t) => $t->id()); } };
      function helper(int &$n) { static $count = 0; $n++; }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class $handler < Migration
    module
      #0 Route.prefix("admin")
      #1 #0.group(ƒ1)
      $names = #4
      #4 array_map(ƒ2, $shows)
      $id = each of ($shows).(keys)
      $show = each of $shows
      #5 $show.save(), in loop
      #6 $db.run(), in try
      $e: Timeout|Refused = ‹caught›
      #7 report($e)
      throw #8
      #8 new Failed($e)
      $load = this.load
      $handler = C0
    ƒ1 () for #1
      #2 Route.get("/", [HomeController, "index"])
      #3 #2.middleware(["auth", \`can:\${$x}\`])
    ƒ2 ($show: Show): string for #4
      return $show.name
    ƒ3 up(): void of C0
      #9 Schema.create("shows", ƒ4)
    ƒ4 ($t) for #9 in ƒ3
      #10 $t.id()
      return #10
    ƒ5 helper($n: int)
      $count = 0
      $n = ‹count›
    export helper = ƒ5"
  `);
});

test('what cannot be read is a problem, the rest is read', async () => {
  expect(await print('class A { function a( { b(); } function c() { d(); } }')).toContain('d()');
  expect(await print('class A { #[Route(')).toContain('problem');
});

test('annotations in comments are attributes, and a property is what its comment says', async () => {
  expect(
    await print(`
      use Doctrine\\ORM\\Mapping as ORM;
      /**
       * @author Ada <ada@example.org>
       * @ORM\\Table(name="shows", indexes={@ORM\\Index(columns={"title", "hall_id"})})
       */
      class Show {
        /**
         * @ORM\\Column(type="string", length=180, nullable=false)
         * @var string|null
         */
        private $title;
        /** @var Hall */
        private $hall;
        /**
         * @Route("/shows/{id}", methods={"GET", "HEAD"}, requirements={"id": "\\d+"}, defaults={"kind"=Kind::ANY})
         * @param int $id
         */
        public function show($id) {}
      }
    `),
  ).toMatchInlineSnapshot(`
    "import Mapping as ORM from Doctrine\\ORM
    C0 class Show @ORM\\Table({name: "shows", indexes: [{columns: ["title", "hall_id"]}]})
      title: string @ORM\\Column({type: "string", length: 180, nullable: false})
      hall: Hall
    module
    ƒ1 show($id) of C0 @Route("/shows/{id}", {methods: ["GET", "HEAD"], requirements: {id: "\\\\d+"}, defaults: {kind: Kind.ANY}})
    export Show = C0"
  `);
});

test('between double quotes a backslash stays before what it does not escape', async () => {
  expect(
    await print('$dql = "DELETE FROM App\\\\Entity\\\\Seat s WHERE s.row = :row"; $line = "a\\tb\\"c";'),
  ).toMatchInlineSnapshot(`
    "module
      $dql = "DELETE FROM App\\\\Entity\\\\Seat s WHERE s.row = :row"
      sql "DELETE FROM App\\\\Entity\\\\Seat s WHERE s.row = :row"
      $line = "a\\tb\\"c""
  `);
  expect(await print('$dql = "FROM App\\Entity\\Seat s";')).toMatchInlineSnapshot(`
    "module
      $dql = "FROM App\\\\Entity\\\\Seat s""
  `);
});
