<?php

namespace Philharmonic\Concerts\Services;

use Illuminate\Support\Facades\Http;

class ScoreArchive
{
    public function score(int $id): array
    {
        return Http::baseUrl(config('services.archive.url'))
            ->timeout(3)
            ->retry(2, 100)
            ->get("/scores/{$id}")
            ->throw()
            ->json();
    }
}
