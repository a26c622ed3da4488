import { expect, test } from 'vitest';
import { accessesText, queriesText } from '../../../../test/support/facts-text.ts';
import { systemOf } from '../../../../test/support/system-of.ts';

const orchard = {
  'build.gradle.kts': 'dependencies { implementation("org.jetbrains.exposed:exposed-core:0.50.0") }\n',
  'src/main/kotlin/orchard/Tables.kt': `package orchard
import org.jetbrains.exposed.dao.*
import org.jetbrains.exposed.dao.id.*
import org.jetbrains.exposed.sql.*
object Trees : IntIdTable("trees") {
    val name = varchar("name", 50)
    val height = integer("height_cm")
    val row = reference("row_id", Rows)
}
object Rows : IntIdTable("tree_rows") {
    val slope = varchar("slope", 20)
}
class Tree(id: EntityID<Int>) : IntEntity(id) {
    companion object : IntEntityClass<Tree>(Trees)
    var name by Trees.name
}
`,
  'src/main/kotlin/orchard/Orchard.kt': `package orchard
import org.jetbrains.exposed.sql.*
import org.jetbrains.exposed.sql.transactions.transaction
class Orchard {
    fun search(name: String?, height: Int?) = transaction {
        val query = Trees.selectAll()
        name?.let { query.andWhere { Trees.name eq it } }
        if (height != null) query.andWhere { Trees.height greaterEq height }
        query.orderBy(Trees.name to SortOrder.ASC, Trees.id to SortOrder.DESC).limit(10).toList()
    }
    fun wanted(name: String?, ids: List<Int>) = transaction { Trees.selectAll().where(condition(name, ids)).toList() }
    private fun condition(name: String?, ids: List<Int>): Op<Boolean> {
        var op: Op<Boolean> = Trees.id inList ids
        if (name != null) op = op and (Trees.name like "%$name%")
        return op
    }
    fun sloping(slope: String) = transaction {
        (Trees innerJoin Rows).select(Trees.name).where { (Rows.slope eq slope) and (Trees.height less 90) }.map { it[Trees.name] }
    }
    fun tall() = transaction { Trees.tallerThan(300).toList() }
    fun entities(name: String) = transaction { Tree.find { Trees.name eq name }.limit(5).toList() }
    fun entity(id: Int) = transaction { Tree.findById(id) }
    fun plant(given: String) = transaction { Tree.new { name = given } }
}
fun Trees.tallerThan(limit: Int) = selectAll().where { height greater limit }
`,
  'src/main/kotlin/orchard/App.kt': `package orchard
import io.ktor.server.application.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
fun Application.module() {
    val orchard = Orchard()
    routing {
        get("/search") { call.respond(orchard.search(null, 1)) }
        get("/wanted") { call.respond(orchard.wanted(null, listOf())) }
        get("/sloping") { call.respond(orchard.sloping("south")) }
        get("/tall") { call.respond(orchard.tall()) }
        get("/entities") { call.respond(orchard.entities("plum")) }
        get("/entities/{id}") { call.respond(orchard.entity(1)!!) }
        post("/entities") { call.respond(orchard.plant("plum")) }
    }
}
`,
};

test('queries of Exposed are read with what blocks, variables and functions add to them', async () => {
  const system = await systemOf(orchard);
  expect(queriesText(system, 'Orchard.search')).toEqual([
    'select trees at times by name, height_cm sorted by name, id limited',
  ]);
  expect(queriesText(system, 'Orchard.wanted')).toEqual(['select trees by id at times by name']);
  expect(queriesText(system, 'Orchard.tall')).toEqual(['select trees by height_cm']);
});

test('joined tables of Exposed have their own conditions', async () => {
  const system = await systemOf(orchard);
  expect(queriesText(system, 'Orchard.sloping')).toEqual(['select tree_rows by slope', 'select trees by height_cm']);
});

test('entities of Exposed are kept in the table that their properties name', async () => {
  const system = await systemOf(orchard);
  expect(queriesText(system, 'Orchard.entities')).toEqual(['select trees by name limited']);
  expect(queriesText(system, 'Orchard.entity')).toEqual(['select trees by id']);
  expect(queriesText(system, 'Orchard.plant')).toEqual(['insert trees']);
});

test('a row of Exposed that is an object is written when it was changed, and deleted by its key', async () => {
  const system = await systemOf({
    ...orchard,
    'src/main/kotlin/orchard/Keeper.kt': `package orchard
import io.ktor.server.application.*
import io.ktor.server.routing.*
import kotlinx.coroutines.Dispatchers
import org.jetbrains.exposed.sql.*
import org.jetbrains.exposed.sql.transactions.experimental.newSuspendedTransaction
import org.jetbrains.exposed.sql.transactions.transaction
suspend fun <T> query(block: suspend () -> T): T = newSuspendedTransaction(Dispatchers.IO) { block() }
class Keeper {
    fun rename(id: Int, given: String) = transaction {
        val tree = Tree.findById(id) ?: return@transaction
        tree.name = given
    }
    fun fell(id: Int) = transaction { Tree[id].delete() }
    fun fellNamed(name: String) = transaction {
        val tree = Tree.find { Trees.name eq name }.first()
        tree.delete()
    }
    suspend fun count() = query { Trees.selectAll().count() }
}
fun Application.keeping() {
    val keeper = Keeper()
    routing {
        put("/trees/{id}") { keeper.rename(1, "plum") }
        delete("/trees/{id}") { keeper.fell(1) }
        delete("/trees") { keeper.fellNamed("plum") }
        get("/trees/count") { keeper.count() }
    }
}
`,
  });
  const text = accessesText(system)
    .split('\n')
    .filter((line) => / \/trees\b/.test(line));
  expect(text.join('\n')).toMatchInlineSnapshot(`
    "DELETE /trees → delete trees by id, in a transaction
    DELETE /trees → select trees by name, in a transaction
    DELETE /trees/{id} → delete trees by id, in a transaction
    DELETE /trees/{id} → select trees by id limited, in a transaction
    GET /trees/count → count trees, in a transaction
    PUT /trees/{id} → select trees by id, in a transaction
    PUT /trees/{id} → update trees by id, in a transaction"
  `);
});

test('indexes of Exposed stand in the body of a table as well', async () => {
  const { tables } = await systemOf({
    'build.gradle.kts': 'dependencies { implementation("org.jetbrains.exposed:exposed-core:0.50.0") }\n',
    'src/main/kotlin/orchard/Tables.kt': `package orchard
import org.jetbrains.exposed.dao.id.*
import org.jetbrains.exposed.sql.*
object Rows : IntIdTable("tree_rows") {
    val slope = varchar("slope", 20)
}
object Trees : IntIdTable("trees") {
    val name = varchar("name", 50)
    val row = reference("row_id", Rows, onDelete = ReferenceOption.CASCADE)
    init {
        index(false, row, name)
        uniqueIndex("one_name", name)
    }
}
`,
  });
  const trees = tables.find(({ name }) => name === 'trees');
  expect(trees?.indexes.map(({ columns, unique }) => [columns, unique])).toEqual([
    [['name'], true],
    [['row_id', 'name'], false],
  ]);
  expect(trees?.foreignKeys.map(({ columns, onDelete }) => [columns, onDelete])).toEqual([[['row_id'], 'cascade']]);
});

test('keys of tables that bring their own, and references that are of their type', async () => {
  const system = await systemOf({
    'build.gradle.kts': 'dependencies { implementation("org.jetbrains.exposed:exposed-core:0.50.0") }\n',
    'src/main/kotlin/orchard/Tables.kt': `package orchard
import org.jetbrains.exposed.dao.id.*
import org.jetbrains.exposed.sql.*
object Growers : UUIDTable("growers") {
    val name = varchar("name", 50)
}
object Crates : LongIdTable("crates") {
    val grower = reference("grower_id", Growers)
}
object Labels : Table("labels") {
    val crate = reference("crate_id", Crates)
}
`,
  });
  const columns = system.tables.flatMap((table) =>
    table.columns.map(
      ({ name, type }) => `${table.name}.${name} ${type}${table.primaryKey.includes(name) ? ' key' : ''}`,
    ),
  );
  expect(columns.sort()).toEqual([
    'crates.grower_id uuid',
    'crates.id bigint key',
    'growers.id uuid key',
    'growers.name varchar',
    'labels.crate_id bigint',
  ]);
});
