<?php

namespace App\Models;

use CodeIgniter\Model;

class CanoeModel extends Model
{
    protected $table = 'canoes';
    protected $allowedFields = ['name', 'seats', 'hired'];
}
