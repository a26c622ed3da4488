<?php

namespace Philharmonic\Concerts\Http\Requests;

use Illuminate\Foundation\Http\FormRequest;

class BookSeatRequest extends FormRequest
{
    public function rules(): array
    {
        return [
            'number' => ['required', 'integer', 'min:1'],
            'email' => 'required|email|max:120',
            'wishes.*.text' => 'string',
        ];
    }
}
