<?php

namespace Philharmonic\Concerts\Http\Controllers;

use Illuminate\Routing\Controller;
use Philharmonic\Concerts\Http\Requests\BookSeatRequest;
use Philharmonic\Concerts\Jobs\SendTicket;
use Philharmonic\Concerts\Models\Concert;
use Philharmonic\Concerts\Models\Seat;

class SeatController extends Controller
{
    public function free(Concert $concert)
    {
        return $concert->seats()->whereNull('booked_by')->orderBy('number')->get();
    }

    public function book(BookSeatRequest $request, Concert $concert)
    {
        $seat = $concert->seats()->where('number', $request->integer('number'))->firstOrFail();
        $seat->update(['booked_by' => $request->input('email')]);
        SendTicket::dispatch($seat);

        return response()->json($seat, 201);
    }

    public function release(Concert $concert, Seat $seat)
    {
        $seat->update(['booked_by' => null]);

        return response()->noContent();
    }
}
