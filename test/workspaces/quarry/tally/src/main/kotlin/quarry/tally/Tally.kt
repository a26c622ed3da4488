package quarry.tally

import io.ktor.server.application.*
import io.ktor.server.response.*
import io.ktor.server.routing.*
import org.jetbrains.exposed.dao.id.IntIdTable
import org.jetbrains.exposed.sql.*
import org.jetbrains.exposed.sql.transactions.transaction

object Pits : IntIdTable("pits") {
    val name = varchar("name", 60).uniqueIndex()
}

object Carts : Table("tally_carts") {
    val number = long("number").autoIncrement()
    val pit = reference("pit_id", Pits)
    val tons = decimal("tons", 8, 2).index()
    val note = text("note").nullable()
    override val primaryKey = PrimaryKey(number)
}

fun Application.tally() {
    routing {
        route("/carts") {
            get("/heavy") {
                val heavy = transaction {
                    Carts.selectAll().where { Carts.tons greater 20 }.orderBy(Carts.tons, SortOrder.DESC).limit(10).toList()
                }
                call.respond(heavy.size)
            }
            post {
                transaction { Carts.insert { it[tons] = 3.toBigDecimal() } }
            }
            delete("/{number}") {
                transaction { Carts.deleteWhere { number eq call.parameters["number"]!!.toLong() } }
            }
        }
    }
}
