<?php

use Illuminate\Support\Facades\Schedule;
use Philharmonic\Concerts\Jobs\ReleaseUnpaidSeats;

Schedule::job(new ReleaseUnpaidSeats())->everyTenMinutes();
