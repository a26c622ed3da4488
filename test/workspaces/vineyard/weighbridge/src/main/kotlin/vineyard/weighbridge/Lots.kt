package vineyard.weighbridge

import io.ktor.http.HttpStatusCode
import io.ktor.server.application.*
import io.ktor.server.auth.*
import io.ktor.server.plugins.ratelimit.*
import io.ktor.server.request.*
import io.ktor.server.response.*
import io.ktor.server.routing.*

fun Route.lots(scale: Scale) {
    get("/{lot}/weight") {
        val lot = call.parameters["lot"]!!
        val weight = scale.weightOf(lot) ?: return@get call.respond(HttpStatusCode.NotFound)
        call.respond(weight)
    }
    authenticate("badge") {
        post {
            val weighing = call.receive<Weighing>()
            scale.keep(weighing)
            call.respond(HttpStatusCode.Created, weighing)
        }
    }
}

fun Route.calibrations(scale: Scale) = route("/scale") {
    rateLimit(RateLimitName("calibration")) {
        put("/calibration") {
            scale.calibrate(call.queryParameters["grams"])
            call.respond(HttpStatusCode.NoContent)
        }
    }
}
