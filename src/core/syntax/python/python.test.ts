import { expect, test } from 'vitest';
import { outlineOf } from '../../../../test/support/parsers.ts';
import { printOutline } from '../../../../test/support/print-outline.ts';

const print = async (text: string): Promise<string> => printOutline(await outlineOf(text, 'python'));

test('imports: modules, names, relative ones and everything; all of it can be imported again', async () => {
  expect(
    await print(`
from __future__ import annotations
import os, app.settings
import sqlalchemy.orm as orm
from . import users
from ..db.base import (Base as Model, session)
from .models import *
`),
  ).toMatchInlineSnapshot(`
    "import * as os from os
    import * as app.settings from app.settings
    import * as app from app
    import * as orm from sqlalchemy.orm
    import users as users from .
    import Base as Model from ..db.base
    import session as session from ..db.base
    import * from .models
    module
    export os of * from os
    export app of * from app
    export orm of * from sqlalchemy.orm
    export users of users from .
    export Model of Base from ..db.base
    export session of session from ..db.base
    export * from .models"
  `);
});

test('the instance is this, and what callers do not pass is no parameter', async () => {
  expect(
    await print(`
class Orders(Repository[Order], metaclass=Meta):
    """Keeps orders."""
    page_size: int = 50
    table = Table("orders", key="id")

    def __init__(self, session: Session, *, limit=10, **options):
        self.session = session

    @classmethod
    def build(cls, url: str) -> "Orders":
        return cls(connect(url))

    @staticmethod
    def key(order): return order.id

    @property
    async def first(self):
        def run(query): return self.session.scalar(query)
        return await run(self.table)

    class Config:
        frozen = True
class Color(str, Enum):
    RED = "red"
class Rows[Row: Base, *Keys](Store): ...
`),
  ).toMatchInlineSnapshot(`
    "C0 class Orders < Repository[Order]
      page_size?: int = 50
      table? = #0
    C1 class Config in C0
      frozen? = true
    C2 enum Color < str, Enum
      RED? = "red"
    C3 class Rows < Store, Generic[Row, *Keys]
    module
      #0 Table("orders", {key: "id"})
    ƒ1 constructor(session: Session, limit? = 10, options) of C0
      this.session := session in C0
    ƒ2 static build(url: str): Orders of C0 @classmethod
      #1 this(#2)
      #2 connect(url)
      return #1
    ƒ3 static key(order) of C0 @staticmethod
      return order.id
    ƒ4 async first() of C0 @property
      #4 run(this.table), awaited
      return #4
    ƒ5 run(query) in ƒ4
      #3 this.session.scalar(query)
      return #3
    export Orders = Orders
    export Color = Color
    export Rows = Rows"
  `);
});

test('annotations carry what is said beside the type', async () => {
  expect(
    await print(`
SessionDep = Annotated[Session, Depends(get_session)]
type Page = list[Order]
async def list_orders(
    session: SessionDep, user: Annotated[User, Security(current_user, scopes=["read"])],
    page: int | None = None, owner: User = Depends(get_owner),
) -> list[Order]: ...
`),
  ).toMatchInlineSnapshot(`
    "C0 type SessionDep = Session @Depends(get_session)
    C1 type Page = list[Order]
    module
      #0 Depends(get_session)
    ƒ1 async list_orders(session: SessionDep, user: User @Security(current_user, {scopes: ["read"]}), page?: int | None = null, owner?: User = #2): list[Order]
      #1 Security(current_user, {scopes: ["read"]})
      #2 Depends(get_owner)
    export list_orders = list_orders
    export SessionDep = SessionDep
    export Page = Page"
  `);
});

test('texts: formatted, raw, joined and filled; a documentation string is no SQL', async () => {
  expect(
    await print(`
"""Select everything from nowhere."""
url = f"{BASE}/orders/{order.id!r:>10}?x={{y}}"
pattern = r"^orders/(?P<id>\\d+)/$"
name = "a" 'b' f"{c}"
db.execute("SELECT * FROM orders WHERE id = %s" % order_id)
db.execute("SELECT id " + "FROM lines " + where)
def purge():
    """Delete from the archive."""
    db.execute("""
        DELETE FROM archive WHERE id = :id
    """, {"id": 1, **more})
`),
  ).toMatchInlineSnapshot(`
    "module
      url = \`\${BASE}/orders/\${order.id}?x={y}\`
      pattern = "^orders/(?P<id>\\\\d+)/$"
      name = \`ab\${c}\`
      #0 db.execute("SELECT * FROM orders WHERE id = %s")
      sql of #0 "SELECT * FROM orders WHERE id = %s"
      #1 db.execute(\`SELECT id FROM lines \${where}\`)
      sql of #1 \`SELECT id FROM lines \${where}\`
    ƒ1 purge()
      #2 db.execute("\\n        DELETE FROM archive WHERE id = :id\\n    ", {id: 1, ...more})
      sql of #2 "\\n        DELETE FROM archive WHERE id = :id\\n    "
    export purge = purge
    export url = url
    export pattern = pattern
    export name = name"
  `);
});

test('keyword arguments are one object, slices are calls, comparisons stay', async () => {
  expect(
    await print(`
query = select(Order).where(Order.total > 10, (Order.state == "new") | ~Order.id.in_([1, 2]))
page = Order.objects.filter(state="new", **extra).order_by("-id")[10:20]
first = orders[0].lines[:5]
port = int(os.environ["PORT"] or 3000)
`),
  ).toMatchInlineSnapshot(`
    "module
      query = #1
      #0 select(Order)
      #1 #0.where(Order.total > 10, Order.state == "new" | #2)
      #2 Order.id.in_([1, 2])
      page = #5
      #3 Order.objects.filter({state: "new", ...extra})
      #4 #3.order_by("-id")
      #5 #4.slice(10, 20)
      first = #6
      #6 orders.0.lines.slice(0, 5)
      port = #7
      #7 int(os.environ.PORT | 3000)
    export query = query
    export page = page
    export first = first
    export port = port"
  `);
});

test('loops, comprehensions, attempts and what a with statement holds open', async () => {
  expect(
    await print(`
async def close(orders):
    global total
    total += 1
    async with engine.begin() as connection, lock:
        for order in await connection.execute(query):
            await archive(order)
    names = [name_of(line) for line in lines(orders) if known(line)]
    try:
        send(names)
    except (Timeout, OSError) as error:
        raise HTTPException(status_code=504) from error
    while (batch := take()):
        total, *rest = batch, 2
    return names if names else None
`),
  ).toMatchInlineSnapshot(`
    "module
    ƒ1 async close(orders)
      total := \`\${total}\${1}\`
      #0 engine.begin(), awaited
      connection = #0
      order = each of #1
      #1 connection.execute(query), awaited, while #0 is open
      #2 archive(order), awaited, in loop, while #0 is open
      names = ‹list_comprehension›
      #4 name_of(line), in loop
      line = each of #3
      #3 lines(orders)
      #5 known(line), in loop
      #6 send(names), in try
      error = ‹except_clause›
      throw #7
      #7 HTTPException({status_code: 504})
      batch = #8
      #8 take()
      total := batch
      rest = 2
      return names | null
    export close = close"
  `);
});

test('decorators with and without arguments, and directives', async () => {
  expect(
    await print(`
@login_required
@app.route("/orders/<int:id>", methods=["GET", "POST"])
def order(id):  # architect-ignore missing-rate-limit -- internal
    return lambda total, tax=2: total
`),
  ).toMatchInlineSnapshot(`
    "module
      #0 app.route("/orders/<int:id>", {methods: ["GET", "POST"]})
    ƒ1 order(id) @login_required @app.route("/orders/<int:id>", {methods: ["GET", "POST"]})
      return ƒ2
    ƒ2 (total, tax? = 2) in ƒ1
      return total
    export order = order
    directive architect-ignore missing-rate-limit -- internal"
  `);
});

test('broken code keeps what can be read', async () => {
  expect(
    await print(`
def before(): return 1
def broken(:
    x = = 2
after = call()
`),
  ).toMatchInlineSnapshot(`
    "module
      #0 call()
    ƒ1 before()
      return 1
    export before = before
    problem at 24: The syntax here could not be read; the rest of the file was."
  `);
});
