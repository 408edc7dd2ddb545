<?php

// What `laravel new` makes, as far as the shop needs it: Debian packages the framework, and not this skeleton.
declare(strict_types=1);

require_once 'GuzzleHttp/autoload.php';
require_once 'Illuminate/autoload.php';

use App\Providers\RouteProvider;
use Illuminate\Contracts\Console\Kernel as ConsoleKernel;
use Illuminate\Contracts\Debug\ExceptionHandler;
use Illuminate\Contracts\Http\Kernel as HttpKernel;
use Illuminate\Foundation\Application;
use Illuminate\Foundation\Exceptions\Handler;

$root = dirname(__DIR__);
spl_autoload_register(function (string $class) use ($root): void {
    if (str_starts_with($class, 'App\\')) {
        require $root.'/app/'.strtr(substr($class, 4), '\\', '/').'.php';
    }
});

$app = new Application($root);
$app->singleton(HttpKernel::class, App\Http\Kernel::class);
$app->singleton(ConsoleKernel::class, App\Console\Kernel::class);
$app->singleton(ExceptionHandler::class, Handler::class);

return $app;
