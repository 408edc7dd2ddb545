<?php

use App\Orders;
use Illuminate\Support\Facades\Artisan;

// Every minute, by cron: * * * * * php /srv/shop/artisan monpay:sweep
Artisan::command('monpay:sweep', fn (Orders $orders) => $orders->sweep())->purpose('Find payments that no notice reported');
