<?php

namespace Philharmonic\Concerts\Http\Controllers;

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;
use Illuminate\Support\Facades\Cache;
use Illuminate\Support\Facades\DB;
use Philharmonic\Concerts\Models\Concert;

class ConcertController extends Controller
{
    public function index(Request $request): JsonResponse
    {
        $concerts = Concert::query()
            ->upcoming()
            ->when($request->query('hall'), fn ($query, $hall) => $query->where('hall', $hall))
            ->orderBy('starts_at')
            ->paginate(20);

        return response()->json($concerts);
    }

    public function show(Concert $concert): JsonResponse
    {
        $free = Cache::remember("concert:{$concert->id}:free", 60, fn () => $concert->seats()->whereNull('booked_by')->count());

        return response()->json(['title' => $concert->title, 'free' => $free]);
    }

    public function store(Request $request): JsonResponse
    {
        $data = $request->validate(['title' => 'required|string', 'starts_at' => 'required|date', 'seats' => 'integer']);

        $concert = DB::transaction(function () use ($data) {
            $concert = Concert::create($data);
            foreach (range(1, $data['seats']) as $number) {
                $concert->seats()->create(['number' => $number]);
            }

            return $concert;
        });

        return response()->json($concert, 201);
    }

    public function update(Request $request, int $evening): JsonResponse
    {
        $concert = Concert::findOrFail($evening);
        $concert->title = $request->input('title');
        $concert->save();

        return response()->json($concert);
    }

    public function destroy(Concert $evening)
    {
        $evening->delete();

        return response()->noContent();
    }

    public function rearrange(Request $request, Concert $evening)
    {
        DB::transaction(function () use ($evening, $request) {
            $opening = $evening->pieces()->wherePivot('position', 1)->first();

            $evening->pieces()
                ->newPivotQuery()
                ->where('position', '>=', $request->integer('after'))
                ->increment('position');

            $evening->pieces()->updateExistingPivot($opening->id, ['position' => $request->integer('after')]);
        });

        return response()->noContent();
    }

    public function sales(?int $year = null): JsonResponse
    {
        return response()->json(DB::select('SELECT concert_id, COUNT(*) AS sold FROM seats WHERE paid_at >= ? GROUP BY concert_id', [$year]));
    }
}
