<?php

namespace Philharmonic\Concerts\Http\Controllers;

use Philharmonic\Concerts\Models\Concert;
use Philharmonic\Concerts\Services\ScoreArchive;

class ProgramController
{
    public function __construct(private readonly ScoreArchive $archive)
    {
    }

    public function __invoke(Concert $concert)
    {
        return $concert->pieces->map(fn ($piece) => $this->archive->score($piece->score_id));
    }
}
