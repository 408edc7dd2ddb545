<?php

// What each sample needs: the server, and an HTTP client that neither waits for ever nor takes a secret elsewhere.
declare(strict_types=1);

require __DIR__ . '/autoload.php';

use MonPay\Configuration;

function configuration(): Configuration
{
    $config = new Configuration();
    // Unset, it is the documented host. Set it to the sandbox's address in tests.
    $config->setHost(getenv('MONPAY_AUTHORIZATION_SERVER') ?: $config->getHost());
    ['scheme' => $scheme, 'host' => $host] = parse_url($config->getHost());
    if ($scheme !== 'https' && !in_array($host, ['127.0.0.1', 'localhost'], true)) {
        throw new InvalidArgumentException('The client secret goes over https only.');
    }
    return $config;
}

function http(): GuzzleHttp\Client
{
    return new GuzzleHttp\Client([
        'allow_redirects' => false, // the secret would be posted to wherever the redirect leads
        'connect_timeout' => 5,
        'timeout' => 10,
    ]);
}
