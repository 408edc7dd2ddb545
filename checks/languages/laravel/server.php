<?php

// `artisan serve` starts PHP's own server with it.
require __DIR__.'/public/index.php';
