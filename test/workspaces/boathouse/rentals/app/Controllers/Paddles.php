<?php

namespace App\Controllers;

use CodeIgniter\RESTful\ResourceController;

class Paddles extends ResourceController
{
    protected $modelName = 'App\Models\PaddleModel';

    public function delete($id = null)
    {
        $this->model->delete($id);

        return $this->respondDeleted();
    }
}
