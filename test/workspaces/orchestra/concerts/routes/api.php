<?php

use Illuminate\Support\Facades\Route;
use Philharmonic\Concerts\Http\Controllers\ConcertController;
use Philharmonic\Concerts\Http\Controllers\ProgramController;
use Philharmonic\Concerts\Http\Controllers\SeatController;

Route::apiResource('concerts', ConcertController::class)->only(['index', 'show']);
Route::get('concerts/{concert}/program', ProgramController::class);

Route::middleware('auth:sanctum')->group(function () {
    Route::controller(SeatController::class)->prefix('concerts/{concert}/seats')->group(function () {
        Route::get('/', 'free')->withoutMiddleware('auth:sanctum');
        Route::post('/', 'book')->middleware('verified');
        Route::delete('{seat:number}', 'release')->can('release', 'seat');
    });

    Route::group(['prefix' => 'box-office', 'middleware' => ['box-office']], base_path('routes/box-office.php'));
});
