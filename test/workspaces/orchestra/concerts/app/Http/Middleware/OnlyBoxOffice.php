<?php

namespace Philharmonic\Concerts\Http\Middleware;

use Closure;
use Illuminate\Http\Request;

class OnlyBoxOffice
{
    public function handle(Request $request, Closure $next)
    {
        abort_unless($request->user()->sells, 403);

        return $next($request);
    }
}
