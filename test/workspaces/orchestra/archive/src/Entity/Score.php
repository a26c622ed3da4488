<?php

declare(strict_types=1);

namespace App\Entity;

use App\Repository\ScoreRepository;
use Doctrine\ORM\Mapping as ORM;

#[ORM\Entity(repositoryClass: ScoreRepository::class)]
#[ORM\Table(name: 'scores')]
#[ORM\Index(columns: ['title'], name: 'score_title')]
class Score
{
    #[ORM\Id]
    #[ORM\GeneratedValue]
    #[ORM\Column]
    private ?int $id = null;

    #[ORM\ManyToOne(targetEntity: Composer::class)]
    #[ORM\JoinColumn(nullable: false, onDelete: 'CASCADE')]
    private Composer $composer;

    #[ORM\Column(type: 'datetime_immutable', nullable: true)]
    private ?\DateTimeImmutable $scannedAt = null;

    public function __construct(
        #[ORM\Column(length: 200)]
        private string $title,
    ) {
    }

    public function getId(): ?int
    {
        return $this->id;
    }
}
