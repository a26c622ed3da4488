<?php

namespace App\GraphQL\Queries;

use App\Models\Bench;

final class ShadyBenches
{
    public function __invoke(mixed $root, array $args)
    {
        return Bench::where('walk', $args['walk'])->where('shady', true)->limit(30)->get();
    }
}
