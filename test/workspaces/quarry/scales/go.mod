module quarry/scales

go 1.23

require github.com/valyala/fasthttp v1.55.0
