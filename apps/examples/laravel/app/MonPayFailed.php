<?php

namespace App;

use Illuminate\Http\Response;
use Illuminate\Support\Facades\Log;
use RuntimeException;

/** Something did not work with MonPay: the customer sees a page that says what to do, and the log says what happened. */
final class MonPayFailed extends RuntimeException
{
    /** Not the trace: it would hold the beginnings of tokens. */
    public function report(): void
    {
        Log::error($this->getMessage());
    }

    public function render(): Response
    {
        return response()
            ->view('shop', ['text' => 'Уучлаарай, алдаа гарлаа. Мини аппыг хаагаад MonPay аппаас дахин нээнэ үү.'], 502)
            ->withHeaders(['Cache-Control' => 'no-store', 'Referrer-Policy' => 'no-referrer']);
    }
}
