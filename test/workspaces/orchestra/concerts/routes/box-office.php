<?php

use Illuminate\Support\Facades\Route;
use Philharmonic\Concerts\Http\Controllers\ConcertController;

Route::resource('concerts', ConcertController::class)->only('store', 'update', 'destroy')->parameters(['concerts' => 'evening']);
Route::match(['GET', 'HEAD'], 'sales/{year?}', [ConcertController::class, 'sales']);
Route::post('concerts/{evening}/program', [ConcertController::class, 'rearrange']);
