<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Bench extends Model
{
}
