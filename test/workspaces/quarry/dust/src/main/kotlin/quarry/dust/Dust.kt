package quarry.dust

import org.http4k.core.HttpHandler
import org.http4k.core.Method.GET
import org.http4k.core.Method.PUT
import org.http4k.core.Request
import org.http4k.core.Response
import org.http4k.core.Status.Companion.OK
import org.http4k.core.then
import org.http4k.filter.ServerFilters
import org.http4k.routing.bind
import org.http4k.routing.routes

val sensors = routes(
    "/" bind GET to { _: Request -> Response(OK).body("[]") },
    "/{sensor}/level" bind PUT to ::setLevel,
)

fun setLevel(request: Request): Response = Response(OK).body(request.bodyString())

fun dust(): HttpHandler = routes(
    "/ping" bind GET to { _: Request -> Response(OK) },
    "/sensors" bind ServerFilters.BearerAuth("dust").then(sensors),
)
