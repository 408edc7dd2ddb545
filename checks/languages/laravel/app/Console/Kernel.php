<?php

namespace App\Console;

use Illuminate\Foundation\Console\Kernel as FoundationKernel;

final class Kernel extends FoundationKernel
{
    protected function commands()
    {
        require base_path('routes/console.php');
    }
}
