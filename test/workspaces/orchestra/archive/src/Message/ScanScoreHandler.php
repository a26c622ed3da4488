<?php

declare(strict_types=1);

namespace App\Message;

use App\Repository\ScoreRepository;
use Symfony\Component\Messenger\Attribute\AsMessageHandler;

#[AsMessageHandler]
final class ScanScoreHandler
{
    public function __construct(private readonly ScoreRepository $scores)
    {
    }

    public function __invoke(ScanScore $message): void
    {
        $score = $this->scores->find($message->id);
    }
}
