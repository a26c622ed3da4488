<?php

namespace App\Controllers;

use App\Models\CanoeModel;
use CodeIgniter\API\ResponseTrait;

class Canoes extends BaseController
{
    use ResponseTrait;

    public function index()
    {
        $canoes = new CanoeModel();

        return $this->respond($canoes->where('seats >=', 2)->like('name', 'swift')->orderBy('name')->findAll(20));
    }

    public function show($id)
    {
        $canoes = model(CanoeModel::class);
        $canoes->where('afloat', 1);

        return $this->respond($canoes->find($id) ?? $this->failNotFound());
    }

    public function hire($id)
    {
        $db = \Config\Database::connect();
        $db->table('hires')->insert(['canoe_id' => $id, 'hours' => $this->request->getPost('hours')]);
        $db->table('canoes')->update(['hired' => true], ['id' => $id]);

        return $this->respondCreated();
    }
}
