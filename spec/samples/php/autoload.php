<?php

// For Debian's php-guzzlehttp-guzzle. With Composer, require 'vendor/autoload.php' in its place.
require_once '/usr/share/php/GuzzleHttp/autoload.php';
spl_autoload_register(function (string $class): void {
    $file = __DIR__ . '/monpay-php/lib/' . strtr(substr($class, strlen('MonPay\\')), '\\', '/') . '.php';
    if (str_starts_with($class, 'MonPay\\') && is_file($file)) {
        require $file;
    }
});
