<?php

declare(strict_types=1);

namespace App\Controller;

use App\Entity\Score;
use App\Message\ScanScore;
use App\Repository\ScoreRepository;
use Doctrine\ORM\EntityManagerInterface;
use Symfony\Bundle\FrameworkBundle\Controller\AbstractController;
use Symfony\Component\HttpFoundation\JsonResponse;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\Messenger\MessageBusInterface;
use Symfony\Component\Routing\Attribute\Route;
use Symfony\Component\Security\Http\Attribute\IsGranted;

#[Route('/scores', name: 'score_')]
class ScoreController extends AbstractController
{
    public function __construct(
        private readonly ScoreRepository $scores,
        private readonly EntityManagerInterface $entities,
        private readonly MessageBusInterface $bus,
    ) {
    }

    #[Route('', name: 'search', methods: ['GET'])]
    public function search(Request $request): JsonResponse
    {
        return $this->json($this->scores->byComposer($request->query->get('composer')));
    }

    #[Route('/{id<\d+>}', name: 'show', methods: ['GET'])]
    public function show(int $id): JsonResponse
    {
        $score = $this->scores->find($id);
        if (null === $score) {
            throw $this->createNotFoundException();
        }

        return $this->json($score);
    }

    #[Route('/new', name: 'add', methods: ['POST'])]
    public function add(Request $request): JsonResponse
    {
        $score = new Score($request->getPayload()->get('title'));
        $this->entities->persist($score);
        $this->entities->flush();
        $this->bus->dispatch(new ScanScore($score->getId()));

        return $this->json($score, Response::HTTP_CREATED);
    }

    #[Route('/{id}', name: 'remove', methods: ['DELETE'])]
    #[IsGranted('ROLE_ADMIN')]
    public function remove(Score $score): Response
    {
        $this->entities->remove($score);
        $this->entities->flush();

        return new Response(null, Response::HTTP_NO_CONTENT);
    }
}
