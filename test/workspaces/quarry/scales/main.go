package main

import "github.com/valyala/fasthttp"

type weighbridge struct {
	handlers map[string]fasthttp.RequestHandler
}

func (w *weighbridge) GET(path string, handler fasthttp.RequestHandler) {
	w.handlers["GET "+path] = handler
}

func (w *weighbridge) POST(path string, handler fasthttp.RequestHandler) {
	w.handlers["POST "+path] = handler
}

func main() {
	bridge := &weighbridge{handlers: map[string]fasthttp.RequestHandler{}}
	bridge.GET("/trucks", weighed)
	bridge.POST("/trucks/{plate}", weigh)
	fasthttp.ListenAndServe(":8080", nil)
}

func weighed(ctx *fasthttp.RequestCtx) {
	ctx.WriteString("[]")
}

func weigh(ctx *fasthttp.RequestCtx) {
	ctx.SetStatusCode(201)
}
