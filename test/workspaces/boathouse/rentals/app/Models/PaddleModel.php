<?php

namespace App\Models;

use CodeIgniter\Model;

class PaddleModel extends Model
{
    protected $table = 'club_paddles';
    protected $primaryKey = 'number';
}
