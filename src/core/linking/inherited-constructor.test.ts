import { expect, test } from 'vitest';
import { accessesText, tablesText } from '../../../test/support/facts-text.ts';
import { systemOf } from '../../../test/support/system-of.ts';

const tables = `import sqlalchemy as sa
metadata = sa.MetaData()
bays = sa.Table("bays", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String(8)))
pallets = sa.Table("pallets", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("bay", sa.ForeignKey(bays.c.id)))
`;

const storage = `import sqlalchemy as sa
import tables

class Storage:
    def __init__(self, url):
        self.engine = sa.create_engine(url)

    def pallets(self, bay):
        t = tables.pallets
        with self.engine.connect() as conn:
            return conn.execute(sa.select(t.c.id).where(t.c.bay == bay).limit(9)).all()

class Archive:
    def __init__(self, url):
        self.engine = sa.create_engine(url)

    def bays(self):
        with self.engine.connect() as conn:
            return conn.execute(sa.select(tables.bays)).all()
`;

const warehouse = (app: string): Readonly<Record<string, string>> => ({
  'requirements.txt': 'falcon\nsqlalchemy\n',
  'tables.py': tables,
  'storage.py': storage,
  'app.py': app,
});

test('resources that a class above is made with something for, without a constructor of their own', async () => {
  const system = await systemOf(
    warehouse(`import falcon
from storage import Storage

class Resource:
    def __init__(self, storage):
        self.storage = storage

class Pallets(Resource):
    def on_get(self, req, resp, bay):
        resp.media = self.storage.pallets(bay)

app = falcon.App()
app.add_route("/bays/{bay}/pallets", Pallets(Storage("postgresql://db")))
`),
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`"GET /bays/{bay}/pallets → select pallets by bay limited"`);
  expect(tablesText(system)).toMatchInlineSnapshot(`
    "bays (id)
    pallets (id)
        references bay > bays"
  `);
});

test('what classes below are each made with something else for, is that of none in particular', async () => {
  const system = await systemOf(
    warehouse(`import falcon
from storage import Archive, Storage

class Resource:
    def __init__(self, storage):
        self.storage = storage

class Pallets(Resource):
    def on_get(self, req, resp, bay):
        resp.media = self.storage.pallets(bay)

class Bays(Resource):
    def on_get(self, req, resp):
        resp.media = self.storage.bays()

app = falcon.App()
app.add_route("/bays/{bay}/pallets", Pallets(Storage("postgresql://db")))
app.add_route("/bays", Bays(Archive("postgresql://db")))
`),
  );
  // Which of both a resource holds is told by the class that is made, which is not followed so far: better nothing than
  // the tables of the other.
  expect(accessesText(system)).toBe('');
});
