<?php

namespace Philharmonic\Concerts\Jobs;

use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Philharmonic\Concerts\Models\Seat;

class SendTicket implements ShouldQueue
{
    use Queueable;

    public function __construct(private readonly Seat $seat)
    {
        $this->onQueue('tickets');
    }

    public function handle(): void
    {
        $this->seat->update(['sent_at' => now()]);
    }
}
