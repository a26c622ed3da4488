<?php

namespace Philharmonic\Concerts\Jobs;

use Philharmonic\Concerts\Models\Seat;

class ReleaseUnpaidSeats
{
    public function handle(): void
    {
        Seat::whereNull('paid_at')->where('booked_at', '<', now()->subHour())->update(['booked_by' => null]);
    }
}
