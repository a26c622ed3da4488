package vineyard.weighbridge

import io.ktor.server.application.*
import io.ktor.server.auth.*
import io.ktor.server.engine.*
import io.ktor.server.netty.*
import io.ktor.server.response.*
import io.ktor.server.routing.*

fun main() {
    embeddedServer(Netty, port = 8090, module = Application::module).start(wait = true)
}

fun Application.module() {
    val scale = Scale(dataSource())
    routing {
        get("/alive") { call.respondText("alive") }
        route("/lots") {
            lots(scale)
        }
        authenticate("badge") {
            calibrations(scale)
        }
    }
}
