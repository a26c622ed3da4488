import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text));

test('a controller with its decorators, fields and injected services', async () => {
  expect(
    await print(`
      @Controller('orders')
      @UseGuards(AuthGuard('jwt'), RolesGuard)
      export class OrdersController {
        private readonly log = new Logger(OrdersController.name);

        constructor(private readonly orders: OrdersService, @Inject('CLOCK') clock: Clock) {}

        @Get(':id')
        @Roles(Role.Admin)
        async find(@Param('id', ParseIntPipe) id: number, @Query() { page }: PageDto): Promise<Order> {
          return this.orders.find(id);
        }

        @Public
        @Post()
        create = async (@Body() dto: CreateOrder) => this.orders.create(dto);

        static of(orders: OrdersService) { return new OrdersController(orders, now); }
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class OrdersController @Controller("orders") @UseGuards(#0, RolesGuard)
      log = #1
      orders: OrdersService
      create = ƒ3 @Public @Post()
    module
      #0 AuthGuard("jwt")
      #1 new Logger(OrdersController.name)
    ƒ1 constructor(field orders: OrdersService, clock: Clock @Inject("CLOCK")) of C0
    ƒ2 async find(id: number @Param("id", ParseIntPipe), {page}: PageDto @Query()): Promise<Order> of C0 @Get(":id") @Roles(Role.Admin)
      #2 this.orders.find(id)
      return #2
    ƒ3 async create(dto: CreateOrder @Body()) of C0 @Public @Post()
      #3 this.orders.create(dto)
      return #3
    ƒ4 static of(orders: OrdersService) of C0
      #4 new OrdersController(orders, now)
      return #4
    export OrdersController = C0"
  `);
});

test('an entity with column decorators', async () => {
  expect(
    await print(`
      @Entity({ name: 'orders' })
      export class Order extends Base<string> implements HasOwner, Audited<Order> {
        @PrimaryGeneratedColumn('uuid') id: string;
        @Column({ type: 'varchar', nullable: true }) note?: string;
        @ManyToOne(() => Customer, (customer) => customer.orders) customer: Customer;
        static table = 'orders';
        declare total: number;
        #cents = 0;
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Order < Base<string>, HasOwner, Audited<Order> @Entity({name: "orders"})
      id: string @PrimaryGeneratedColumn("uuid")
      note?: string @Column({type: "varchar", nullable: true})
      customer: Customer @ManyToOne(ƒ1, ƒ2)
      static table = "orders"
      total: number
      #cents = 0
    module
    ƒ1 ()
      return Customer
    ƒ2 (customer)
      return customer.orders
    export Order = C0"
  `);
});

test('bases may be calls, and decorators may stand after export', async () => {
  expect(
    await print(`
      export default @Injectable() class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
        constructor() { super({ secretOrKey: key }); }
      }
      export abstract class Repository<T> extends mixins.Base<T> {
        abstract find(id: string): Promise<T>;
        static { register(Repository); }
      }
      const Local = class extends Repository<Order> {};
    `),
  ).toMatchInlineSnapshot(`
    "C0 class JwtStrategy < PassportStrategy(Strategy, 'jwt') @Injectable()
    C1 class Repository < mixins.Base<T>
    C2 class Local < Repository<Order>
    module
      #0 PassportStrategy(Strategy, "jwt")
      #2 register(Repository)
      Local = C2
    ƒ1 constructor() of C0
      #1 super({secretOrKey: key})
    ƒ2 find(id: string): Promise<T> of C1
    export default = C0
    export Repository = C1"
  `);
});

test('decorators in JavaScript belong to their members as well', async () => {
  const text = `
    @Controller('orders') class Orders extends Base {
      @Get(':id') find(id) { return id; }
      @Column() total = 0;
      list = () => [];
    }
    module.exports = Orders;`;
  expect(printOutline(await outlineOf(text, 'javascript'))).toMatchInlineSnapshot(`
    "C0 class Orders < Base @Controller("orders")
      total = 0 @Column()
      list = ƒ2
    module
    ƒ1 find(id) of C0 @Get(":id")
      return id
    ƒ2 list() of C0
      return []
    export = = Orders"
  `);
});

test('a class inside a function and a class inside a class know where they are', async () => {
  expect(
    await print(`
      function makeDto(fields) {
        class Dto { static Inner = class { id = 1; }; }
        return Dto;
      }
    `),
  ).toMatchInlineSnapshot(`
    "C0 class Dto in ƒ1
      static Inner = C1
    C1 class Inner in ƒ1 in C0
      id = 1
    module
    ƒ1 makeDto(fields)
      return Dto"
  `);
});

test('a class and its members start after their decorators', async () => {
  const text = `@A()\nexport class Orders {\n  @B()\n  private async find() {}\n  @C() id = 1;\n}`;
  const { classes, functions } = await outlineOf(text);
  const [cls] = classes;
  expect(
    [cls?.at, functions[1]?.at, cls?.fields[0]?.at].map((at = 0) => text.slice(at).split('\n')[0]),
  ).toMatchInlineSnapshot(`
    [
      "class Orders {",
      "private async find() {}",
      "id = 1;",
    ]
  `);
});
