import { expect, test } from 'vitest';
import { accessesText, endpointsText, tablesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const town = {
  'package.json': `{
  "name": "brewery",
  "imports": { "#models/*": "./app/models/*.js", "#controllers/*": "./app/controllers/*.js" },
  "dependencies": { "@adonisjs/core": "6", "@adonisjs/lucid": "21" }
}`,
  'database/migrations/1_create_users.ts': `import { BaseSchema } from '@adonisjs/lucid/schema';
export default class extends BaseSchema {
  protected tableName = 'users';
  async up() {
    this.schema.createTable(this.tableName, (table) => {
      table.increments('id');
      table.string('email').notNullable().unique();
    });
    this.schema.createTable('auth_access_tokens', (table) => {
      table.increments('id');
      table.integer('tokenable_id').notNullable().references('id').inTable('users');
    });
  }
}
`,
  'app/models/user.ts': `import { BaseModel, column, hasMany } from '@adonisjs/lucid/orm';
import { compose } from '@adonisjs/core/helpers';
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid';
import { DbAccessTokensProvider } from '@adonisjs/auth/access_tokens';
import Batch from '#models/batch';
export default class User extends compose(BaseModel, withAuthFinder(() => hash, {})) {
  @column({ isPrimary: true }) declare id: number;
  @column() declare email: string;
  @hasMany(() => Batch, { foreignKey: 'brewerId' }) declare batches: HasMany<typeof Batch>;
  static accessTokens = DbAccessTokensProvider.forModel(User);
}
`,
  'app/models/batch.ts': `import { BaseModel, belongsTo, column } from '@adonisjs/lucid/orm';
import User from '#models/user';
export default class Batch extends BaseModel {
  static table = 'brews';
  @column({ isPrimary: true }) declare id: number;
  @column() declare brewerId: number;
  @column({ columnName: 'style' }) declare kind: string | null;
  @column.dateTime() declare brewedAt: DateTime;
  @belongsTo(() => User, { foreignKey: 'brewerId' }) declare brewer: BelongsTo<typeof User>;
}
`,
  'app/controllers/batches_controller.ts': `import db from '@adonisjs/lucid/services/db';
import Batch from '#models/batch';
import User from '#models/user';
export default class BatchesController {
  async index({ request }) {
    return Batch.query().where('brewerId', request.input('brewer')).preload('brewer').orderBy('brewedAt').paginate(1, 20);
  }
  async show({ params, bouncer }) {
    const batch = await Batch.findOrFail(params.id);
    await bouncer.with(BatchPolicy).authorize('view', batch);
    return batch;
  }
  async store({ auth, request }) {
    return auth.user!.related('batches').create(request.only(['kind']));
  }
  async update({ params, request }) {
    const batch = await Batch.query().where('id', params.id).firstOrFail();
    return batch.merge(request.only(['kind'])).save();
  }
  async destroy({ params }) {
    await Batch.query().where('id', params.id).delete();
  }
  async signIn({ request }) {
    const user = await User.verifyCredentials(request.input('email'), request.input('password'));
    return User.accessTokens.create(user);
  }
  async brew() {
    await db.transaction(async (trx) => {
      const batch = new Batch();
      batch.useTransaction(trx);
      await batch.fill({ kind: 'stout' }).save();
      await trx.from('brews').where('style', 'lost').delete();
    });
  }
}
`,
  'app/controllers/reports_controller.ts': `import db from '@adonisjs/lucid/services/db';
export default class ReportsController {
  async handle() {
    return db.from('brews').join('users', 'users.id', 'brews.brewer_id').groupBy('style').count('* as total');
  }
}
`,
  'start/routes.ts': `import router from '@adonisjs/core/services/router';
const BatchesController = () => import('#controllers/batches_controller');
const ReportsController = () => import('#controllers/reports_controller');
router.resource('batches', BatchesController).apiOnly();
router.post('brew', [BatchesController, 'brew']);
router.post('sessions', [BatchesController, 'signIn']);
router.get('reports', [ReportsController]);
`,
};

test('queries of Lucid by models, rows, relations and the database itself', async () => {
  const system = await systemOf(town);
  expect(accessesText(system)).toMatchInlineSnapshot(`
    "DELETE /batches/{id} → delete brews by id
    GET /batches → select brews by brewer_id sorted by brewed_at limited
    GET /batches → select users
    GET /batches/{id} → select brews by id limited
    GET /reports → count brews
    GET /reports → select users
    PATCH /batches/{id} → select brews by id limited
    PATCH /batches/{id} → update brews by id
    POST /batches → insert brews
    POST /brew → delete brews by style, in a transaction
    POST /brew → insert brews, in a transaction
    POST /sessions → insert auth_access_tokens
    POST /sessions → select users limited
    PUT /batches/{id} → select brews by id limited
    PUT /batches/{id} → update brews by id"
  `);
  expect(endpointsText(system)).toMatchInlineSnapshot(`
    "GET /batches  app/controllers/batches_controller.ts:5
        reads brews, users
    POST /batches  app/controllers/batches_controller.ts:13
        writes brews
    DELETE /batches/{id}  app/controllers/batches_controller.ts:20
        writes brews
    GET /batches/{id}  app/controllers/batches_controller.ts:8
        behind authorize view authorization
        reads brews
    PATCH /batches/{id}  app/controllers/batches_controller.ts:16
        reads brews
        writes brews
    PUT /batches/{id}  app/controllers/batches_controller.ts:16
        reads brews
        writes brews
    POST /brew  app/controllers/batches_controller.ts:27
        writes brews
    GET /reports  app/controllers/reports_controller.ts:3
        reads brews, users
    POST /sessions  app/controllers/batches_controller.ts:23
        reads users
        writes auth_access_tokens"
  `);
});

test('tables of Lucid by classes of migrations and by models', async () => {
  expect(tablesText(await systemOf(town))).toMatchInlineSnapshot(`
    "auth_access_tokens (id)
        references tokenable_id > users
    brews (id)
    users (id)
        indexes unique (email)"
  `);
});
