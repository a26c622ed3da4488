<?php

use Illuminate\Foundation\Application;
use Illuminate\Foundation\Configuration\Exceptions;
use Illuminate\Foundation\Configuration\Middleware;
use Philharmonic\Concerts\Http\Middleware\OnlyBoxOffice;

return Application::configure(basePath: dirname(__DIR__))
    ->withRouting(
        api: __DIR__ . '/../routes/api.php',
        commands: __DIR__ . '/../routes/console.php',
        apiPrefix: 'concerts/v1',
    )
    ->withMiddleware(function (Middleware $middleware): void {
        $middleware->alias(['box-office' => OnlyBoxOffice::class]);
        $middleware->throttleApi('60,1');
    })
    ->withExceptions(fn (Exceptions $exceptions) => null)
    ->create();
