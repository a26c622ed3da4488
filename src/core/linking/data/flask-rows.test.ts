import { expect, test } from 'vitest';
import { accessesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

test('an application of APIFlask reads rows by its own words, and says where none is', async () => {
  const system = await systemOf({
    'requirements.txt': 'apiflask\nflask-sqlalchemy\n',
    'app.py': `from apiflask import APIFlask
from boxes import bp, db

def create_app():
    app = APIFlask(__name__)
    db.init_app(app)
    app.register_blueprint(bp, url_prefix="/api/boxes")
    return app
`,
    'boxes.py': `from apiflask import APIBlueprint, abort
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

db = SQLAlchemy()
bp = APIBlueprint("boxes", __name__)

class Box(db.Model):
    __tablename__ = "boxes"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    slug: Mapped[str]

@bp.get("/")
def search(q):
    return db.session.scalars(select(Box).where(Box.name.ilike(f"%{q}%"), Box.slug.like(f"{q}%")).limit(20)).all()

@bp.get("/<int:box_id>")
def show(box_id):
    return db.get_or_404(Box, box_id)

@bp.put("/<slug>")
def rename(slug, json_data):
    box = db.first_or_404(select(Box).where(Box.slug == slug))
    if json_data["name"] == "":
        abort(422)
    box.name = json_data["name"]
    db.session.commit()
    return box

@bp.delete("/<int:box_id>")
def remove(box_id):
    db.session.delete(db.get_or_404(Box, box_id))
    db.session.commit()
    return "", 204
`,
  });
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /api/boxes/{box_id} → delete boxes by id
    DELETE /api/boxes/{box_id} → select boxes by id limited
    GET /api/boxes → select boxes by name, slug limited
    GET /api/boxes/{box_id} → select boxes by id limited
    PUT /api/boxes/{slug} → select boxes by slug limited
    PUT /api/boxes/{slug} → update boxes by id"
  `);
  const statuses = system.endpoints.map(
    ({ method, path, responses }) => `${method} ${path} ${responses.map(({ status }) => status).join(' ')}`,
  );
  expect(statuses).toMatchInlineSnapshot(`
    [
      "DELETE /api/boxes/{box_id} 404",
      "GET /api/boxes ",
      "GET /api/boxes/{box_id} 404",
      "PUT /api/boxes/{slug} 404 422",
    ]
  `);
  const search = system.accesses.find(({ limit }) => limit?.kind === 'constant' && limit.value === 20);
  expect(search?.filters.map(({ column, operator }) => `${column} ${operator}`)).toEqual([
    'name contains',
    'slug like',
  ]);
});
