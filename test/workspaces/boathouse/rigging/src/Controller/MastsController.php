<?php

namespace App\Controller;

use Cake\Controller\Controller;

class MastsController extends Controller
{
    public function index()
    {
        $masts = $this->Masts->find()->where(['Masts.height >' => 6, 'wood' => 'spruce']);
        $masts->orderBy(['Masts.height' => 'DESC'])->limit(15);
        $this->set('masts', $masts->all());
    }

    public function add()
    {
        $mast = $this->Masts->newEntity($this->request->getData());
        $this->Masts->saveOrFail($mast);
    }

    public function delete($id)
    {
        $this->fetchTable('Stays')->deleteAll(['mast_id' => $id]);
        $this->Masts->delete($this->Masts->get($id));
    }
}
