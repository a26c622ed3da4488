import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';
import type { System } from '../../model/system.ts';

/** An orchard on Actix whose one handler does this; `files` are what it speaks of. */
async function orchard(
  imports: string,
  ask: string,
  files: Readonly<Record<string, string>> = {},
  beside = '',
): Promise<System> {
  return await systemOf({
    'Cargo.toml':
      '[package]\nname = "orchard"\nversion = "0.1.0"\n[dependencies]\nactix-web = "4"\nsqlx = "0.7"\ndiesel = "2"\nsea-orm = "0.12"\n',
    'src/main.rs': `mod schema;
mod models;
mod entities;
use actix_web::{post, web, App, HttpServer, HttpResponse};
${imports}
#[post("/trees/{id}")]
async fn ask(id: web::Path<i32>, wanted: web::Query<Wanted>, db: web::Data<Db>) -> HttpResponse {
    ${ask}
    HttpResponse::Ok().finish()
}
${beside}
#[actix_web::main]
async fn main() -> std::io::Result<()> {
    HttpServer::new(|| App::new().service(ask)).bind("0.0.0.0:80")?.run().await
}
`,
    ...files,
  });
}

const tables =
  'CREATE TABLE trees (id int PRIMARY KEY, species text, row_no int);\nCREATE TABLE harvests (id int PRIMARY KEY, tree_id int REFERENCES trees (id), kilos int);\n';

test('a statement that sqlx’s QueryBuilder puts together is read where it is built', async () => {
  const system = await orchard(
    'use sqlx::{Postgres, QueryBuilder};',
    `let mut query: QueryBuilder<Postgres> = QueryBuilder::new("SELECT * FROM trees WHERE row_no > 3");
    if let Some(species) = &wanted.species {
        query.push(" AND species = ").push_bind(species);
    }
    query.push(" ORDER BY species LIMIT 20");
    let rows = query.build_query_as::<Tree>().fetch_all(db.get_ref()).await.unwrap();`,
    { 'migrations/1_init.sql': tables },
  );
  expect(accessesText(system)).toMatchInlineSnapshot(
    `"POST /trees/{id} → select trees by row_no at times by species sorted by species limited"`,
  );
});

test('Diesel joins tables, takes one row, and reads what belongs to a row', async () => {
  const system = await orchard(
    'use diesel::prelude::*;\nuse crate::schema::{harvests, trees};\nuse crate::models::{Harvest, Tree};',
    `let tree: Tree = trees::table.find(*id).first(conn).unwrap();
    let picked = Harvest::belonging_to(&tree).load::<Harvest>(conn).unwrap();
    let heaviest = harvests::table.inner_join(trees::table).order(harvests::kilos.desc()).limit(5).load(conn).unwrap();`,
    {
      'migrations/1/up.sql': tables,
      'src/models.rs': `use crate::schema::harvests;
pub struct Tree { pub id: i32 }
#[derive(Queryable, Associations)]
#[diesel(table_name = harvests, belongs_to(Tree))]
pub struct Harvest { pub id: i32, pub tree_id: i32 }
`,
    },
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /trees/{id} → select harvests by tree_id
    POST /trees/{id} → select harvests sorted by kilos limited
    POST /trees/{id} → select trees
    POST /trees/{id} → select trees by id limited"
  `);
});

test('active models of SeaORM are written, and rows that belong to a row are read by its key', async () => {
  const entity = (name: string, column: string, relation: string): string => `use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "${name}")]
pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub ${column}: i32 }
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    ${relation}
}
impl ActiveModelBehavior for ActiveModel {}
`;
  const system = await orchard(
    'use sea_orm::{ActiveModelTrait, EntityTrait, ModelTrait, Set};\nuse crate::entities::{bottle, press, press::Entity as Press};',
    `let press = Press::find_by_id(*id).one(db.get_ref()).await.unwrap().unwrap();
    let bottles = press.find_related(bottle::Entity).all(db.get_ref()).await.unwrap();
    let mut active: press::ActiveModel = press.into();
    active.litres = Set(3);
    active.update(db.get_ref()).await.unwrap();
    bottle::ActiveModel { press_id: Set(*id), ..Default::default() }.insert(db.get_ref()).await.unwrap();`,
    {
      'src/entities/mod.rs': 'pub mod bottle;\npub mod press;\n',
      'src/entities/press.rs': entity(
        'presses',
        'litres',
        '#[sea_orm(has_many = "super::bottle::Entity")]\n    Bottle,',
      ),
      'src/entities/bottle.rs': entity(
        'bottles',
        'press_id',
        '#[sea_orm(belongs_to = "super::press::Entity", from = "Column::PressId", to = "super::press::Column::Id")]\n    Press,',
      ),
    },
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /trees/{id} → insert bottles
    POST /trees/{id} → select bottles by press_id
    POST /trees/{id} → select presses by id limited
    POST /trees/{id} → update presses by id"
  `);
});

test('rows of SeaORM are changed and taken away as they were found, and rows that are there are replaced', async () => {
  const system = await orchard(
    'use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, ModelTrait, Set};\nuse crate::entities::press;',
    `for press in press::Entity::find().all(db.get_ref()).await.unwrap() {
        let mut active = press.into_active_model();
        active.litres = Set(3);
        active.update(db.get_ref()).await.unwrap();
    }
    let broken = found(db.get_ref(), *id).await?;
    broken.delete(db.get_ref()).await.unwrap();
    press::Entity::insert(press::ActiveModel { id: Set(*id), litres: Set(2) })
        .on_conflict(OnConflict::column(press::Column::Id).update_column(press::Column::Litres).to_owned())
        .exec(db.get_ref()).await.unwrap();`,
    {
      'src/entities/mod.rs': 'pub mod press;\n',
      'src/entities/press.rs': `use sea_orm::entity::prelude::*;
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "presses")]
pub struct Model { #[sea_orm(primary_key)] pub id: i32, pub litres: i32 }
`,
    },
    'async fn found(db: &Db, id: i32) -> Result<press::Model, Missing> { press::Entity::find_by_id(id).one(db).await?.ok_or(Missing) }',
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /trees/{id} → delete presses by id
    POST /trees/{id} → select presses
    POST /trees/{id} → select presses by id limited
    POST /trees/{id} → update presses by id, in a loop
    POST /trees/{id} → upsert presses"
  `);
});

test('a condition of Diesel is asked of the table that its column is named with', async () => {
  const system = await orchard(
    'use diesel::prelude::*;\nuse crate::schema::{harvests, trees};',
    `let heavy = harvests::table.inner_join(trees::table)
        .filter(trees::species.eq("apple"))
        .filter(harvests::kilos.gt(90))
        .limit(5).load(conn).unwrap();`,
    { 'migrations/1/up.sql': tables },
  );
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "POST /trees/{id} → select harvests by kilos limited
    POST /trees/{id} → select trees by species"
  `);
});
