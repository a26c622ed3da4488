import { expect, test } from 'vitest';
import { queriesText } from '../../../../test/support/facts-text.ts';
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
